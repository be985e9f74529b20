/** Which language a text is in, by its small words; English where nothing speaks for another. */
import type { Language } from './languages/language.ts';
import { months, weekdays } from './english-words.ts';
import { phraseBook } from './phrase-book.ts';
import type { Token } from './tokens.ts';
import { wordSet } from './word-set.ts';

const english = new Set([
  ...wordSet(`
    the and my at on with tomorrow today tonight what when where put add move delete cancel is are for to
    next please me it that this i of from every until pm noon o'clock oclock morning afternoon evening call lunch
    dinner meeting event schedule remind hour hours minutes week by in about not you your we our can
  `),
  ...weekdays.keys(),
  ...[...months.keys()].filter((name) => name.length > 3),
]);

/** Null is English. A language of the person's locale needs less to be believed. */
export function spokenLanguage(
  tokens: readonly Token[],
  { locale, languages }: { locale?: string | undefined; languages: readonly Language[] },
): Language | null {
  const words = new Set(tokens.filter(({ value }) => value === null).map(({ text }) => text));
  const isShort = words.size <= 2;
  const rated = languages.map((language) => {
    const { telling, hinting, words: slots } = phraseBook(language, locale);
    let points = 0;
    let ours = 0;
    let isKnown = true;
    for (const word of words) {
      const isShared = slots.months.has(word) && months.has(word);
      const worth = isShared ? 0 : telling.has(word) ? 2 : hinting.has(word) ? 1 : 0;
      points += worth;
      if (worth === 0) isKnown = false;
      if (!isShared && english.has(word) && worth === 0) ours += 1;
    }
    const isOwn = locale?.split(/[-_]/)[0]?.toLowerCase() === language.code;
    // A word or two are little to tell by: then all of them have to be of the language.
    const least = isOwn || (isShort && isKnown) ? 1 : 2;
    return { language, points, isIt: (points >= least && points > ours) || (isOwn && ours === 0) };
  });
  const [best] = rated.filter(({ isIt }) => isIt).toSorted((a, b) => b.points - a.points);
  return best?.language ?? null;
}
