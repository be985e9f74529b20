/**
 * German and Spanish read as English, word for word, so that the same checks hold. Titles stay as
 * they are. Only a closed list is understood: a sentence with any other word is not checked, and
 * what cannot be checked is not said.
 */
import { german } from './german-words.ts';
import type { KnownEvent } from './knowledge.ts';
import { spanish } from './spanish-words.ts';

export type InEnglish = {
  text: string;
  /** Every word was understood. */
  isWhole: boolean;
};

type Words = { phrases: ReadonlyMap<string, string>; longest: number };

const languages: Readonly<Record<'de' | 'es', Words>> = { de: wordsOf(german), es: wordsOf(spanish) };

function wordsOf(lines: string): Words {
  const phrases = new Map(
    lines
      .split('\n')
      .map((line) => line.split(' = '))
      .flatMap(([from = '', to = '']) => (from === '' ? [] : [[from, to] as const])),
  );
  return { phrases, longest: Math.max(...[...phrases.keys()].map((phrase) => phrase.split(' ').length)) };
}

/** `plain` has been through `plainText`; null where it is neither of the two. */
export function toEnglish(plain: string, events: readonly KnownEvent[]): InEnglish | null {
  const titles: string[] = [];
  let text = plain;
  const byLength = [...new Set(events.map(({ event }) => event.title))].toSorted(
    (a, b) => b.length - a.length,
  );
  for (const title of byLength) {
    text = text.replace(
      new RegExp(`(?<![\\p{L}\\p{N}])${escaped(title)}(?![\\p{L}\\p{N}])`, 'giu'),
      (said) => {
        titles.push(said);
        return `\uE001${titles.length - 1}\uE001`;
      },
    );
  }
  const read = (['de', 'es'] as const).map((language) =>
    translated(withClocks(text, language), languages[language]),
  );
  const best = read.toSorted((a, b) => b.share - a.share)[0];
  if (!best || best.share < 0.5) return null;
  return {
    text: best.text.replace(/\uE001(\d+)\uE001/g, (_all, at: string) => titles[Number(at)] ?? ''),
    isWhole: best.share === 1,
  };
}

const escaped = (title: string): string => title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const hours = {
  de: 'eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf'.split(' '),
  es: 'una dos tres cuatro cinco seis siete ocho nueve diez once doce'.split(' '),
};

/** "15 Uhr 30", "halb vier", "a las tres y media", written as clocks. */
function withClocks(text: string, language: 'de' | 'es'): string {
  // "La cita Dentista": the noun before a title says nothing more.
  const lower = text
    .toLowerCase()
    .replace(/\b(?:cita|reunion|evento|termin|treffen|besprechung) (?:con |de |del |mit )?(?=\uE001)/g, '');
  const hour = (name: string): number => hours[language].indexOf(name) + 1;
  const names = hours[language].join('|');
  if (language === 'de')
    return lower
      .replace(/\b(\d{1,2})[:.](\d{2}) uhr\b/g, '$1:$2')
      .replace(/\b(\d{1,2}) uhr (\d{2})\b/g, '$1:$2')
      .replace(/\b(\d{1,2}) uhr\b/g, '$1:00')
      .replace(
        new RegExp(`\\bhalb (${names})\\b`, 'g'),
        (_all, name: string) => `half past ${hour(name) - 1 || 12}`,
      )
      .replace(/\b(\d{1,2})\. (?=\p{L})/gu, '$1 ');
  return lower
    .replace(
      new RegExp(`\\b(${names}|\\d{1,2}) y media\\b`, 'g'),
      (_all, name: string) => `half past ${hour(name) || name}`,
    )
    .replace(
      new RegExp(`\\b(${names}|\\d{1,2}) y cuarto\\b`, 'g'),
      (_all, name: string) => `quarter past ${hour(name) || name}`,
    )
    .replace(
      new RegExp(`\\b(${names}|\\d{1,2}) menos cuarto\\b`, 'g'),
      (_all, name: string) => `quarter to ${hour(name) || name}`,
    )
    .replace(/\b(\d{1,2}) de (?=\p{L})/gu, '$1 ');
}

const english = /^(?:half|past|quarter|to|\d{1,2}(?::\d{2})?|[ap]m|\uE001\d+\uE001)$/;

function translated(text: string, { phrases, longest }: Words): { text: string; share: number } {
  const tokens = text.match(/\uE001\d+\uE001|\d{1,2}:\d{2}|\p{L}+|\p{N}+|[^\s\p{L}\p{N}]/gu) ?? [];
  const out: string[] = [];
  let known = 0;
  let words = 0;
  for (let at = 0; at < tokens.length;) {
    const token = tokens[at] ?? '';
    if (!/[\p{L}\p{N}\uE001]/u.test(token)) {
      out.push(token);
      at += 1;
      continue;
    }
    const size = sizes(longest).find((count) => phrases.has(tokens.slice(at, at + count).join(' ')));
    words += size ?? 1;
    if (size !== undefined) out.push(phrases.get(tokens.slice(at, at + size).join(' ')) ?? '');
    else out.push(token);
    if (size !== undefined || english.test(token)) known += size ?? 1;
    at += size ?? 1;
  }
  return { text: out.join(' ').replace(/ ([.,;:!?])/g, '$1'), share: words === 0 ? 0 : known / words };
}

const sizes = (longest: number): number[] => Array.from({ length: longest }, (_, at) => longest - at);
