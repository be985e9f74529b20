/** Is a sentence English? Everything the grammar cannot read must not pass as harmless. */
import { isPlain } from './cells.ts';
import { foreignCourtesies, foreignStems, foreignWords, functionWords } from './known-words.ts';
import { foldWord } from './title-words.ts';

export type Tongue = 'english' | 'foreign' | 'none';

/** `known`: words of titles, places, guests and of the person. */
export function tongueOf(plain: string, known: (word: string) => boolean): Tongue {
  const letters = plain.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return 'none';
  const latin = plain.match(/[a-z]/gi)?.length ?? 0;
  if (latin < letters * 0.8) return 'foreign';
  const words = (plain.toLowerCase().match(/\p{L}+(?:'\p{L}+)*/gu) ?? []).filter(
    (word) => !/^[ap]m$/.test(word),
  );
  let english = 0;
  let foreign = 0;
  let strange = 0;
  for (const word of words) {
    const isEnglish = functionWords.has(word) || isPlain(word);
    const isForeign = foreignWords.has(word);
    if (isEnglish && !isForeign) english += 1;
    else if (isForeign && !isEnglish) foreign += 1;
    else if (!isEnglish && !known(foldWord(word))) strange += 1;
  }
  if (foreign > english) return 'foreign';
  if (english === 0 && strange + foreign > 0)
    return foreign === 0 && isLikeEnglish(words, plain) ? 'english' : 'foreign';
  const isStrange = words.length >= 3 && english * 4 < words.length && strange > words.length / 2;
  return isStrange ? 'foreign' : 'english';
}

/** Without a grammar only what surely leaves the schedule alone may pass, and nothing while tools answer. */
export function isHarmlessForeign(plain: string, known: (word: string) => boolean): boolean {
  const words = plain.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (/\p{N}/u.test(plain) || words.some((word) => foreignStems.test(word) || known(foldWord(word))))
    return false;
  const isCourteous = words.some((word) => foreignCourtesies.test(word));
  return (isCourteous && words.length <= 14) || /[?？؟]["')\s]*$/u.test(plain);
}

/** "Patience!", "Technology, hm.": short, and built as English words are. */
function isLikeEnglish(words: readonly string[], plain: string): boolean {
  if (words.length > 3 || words.some((word) => foreignStems.test(word))) return false;
  return (
    plain.endsWith('?') ||
    words.some((word) =>
      /(?:ness|tion|ology|ence|ance|ing|ful|ous|ment|ship|ight|ity|able|ish|less|ward|ular|ery)$/.test(word),
    )
  );
}
