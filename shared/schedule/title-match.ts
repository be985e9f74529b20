/** How well do a person's words name a title? 0 not at all, 4 the same. Whole words, no edit distance: a near miss asks. */

const idle = new Set([
  'my',
  'the',
  'a',
  'an',
  'that',
  'this',
  'event',
  'meeting',
  'appointment',
  'session',
  'with',
  'at',
  'on',
  'for',
  'to',
  'of',
]);

export function titleMatch(title: string, words: string): 0 | 1 | 2 | 3 | 4 {
  const [wanted, has] = [fold(words), fold(title)];
  if (wanted === '' || has === '') return 0;
  if (wanted === has) return 4;
  const wantedWords = telling(wanted);
  const hasWords = telling(has);
  if (wantedWords.length === 0) return has.split(' ').includes(wanted) ? 2 : 0;
  if (wantedWords.join(' ') === hasWords.join(' ')) return 3;
  if (wantedWords.every((word) => hasWords.includes(word))) return 2;
  const isStart = wantedWords.every((word) => word.length >= 3 && hasWords.some((h) => h.startsWith(word)));
  return isStart ? 1 : 0;
}

function telling(text: string): string[] {
  return text.split(' ').filter((word) => !idle.has(word));
}

/** Lower case, without accents and punctuation, "stand-up" as "standup". */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’']s\b/g, '')
    .replace(/(?<=\p{L})-(?=\p{L})/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
