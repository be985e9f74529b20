/**
 * Is a title, a place or a note made of what the person said? By content words, roughly: models
 * tidy up ("add my haircut" becomes "Haircut"), so a word counts when its beginning was said.
 */
import { plainText, plainWords } from './plain-words.ts';

const idle = new Set(
  'the a an to at on in of for with and or my your our his her their me i you we it is be am are was this that from by as up out off about into over please new no not do so if then than but all der die das ein eine und mit fur von zu im am um bei mein meine den dem des el la los las un una y con para por de del al mi tu en'.split(
    ' ',
  ),
);
/** Names for an event that say nothing of it: nobody has to have said them. */
const generic = new Set(
  'meeting meetings appointment appointments event events call calls busy blocked block blocker focus time timeslot slot hold reminder remind task todo session sessions chat sync catchup catch visit booking entry untitled private personal note notes work off ooo office trip phone video online zoom teams meet dr mr mrs ms prof termin termine treffen besprechung erinnerung anruf cita reunion evento llamada recordatorio'.split(
    ' ',
  ),
);
const when =
  /^(?:\d{1,2}(?:am|pm|h|st|nd|rd|th)?|am|pm|noon|midnight|today|tonight|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun|jan\w*|feb\w*|march|april|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*|oclock|minutes?|hours?|weeks?|days?|next|last)$/;

export type Said = {
  words: ReadonlySet<string>;
  /** All of it without gaps, for what is written apart or in scripts without gaps. */
  joined: string;
};

export function saidIn(texts: readonly string[]): Said {
  const text = texts.map(withAddresses).join(' \n ');
  const words = plainWords(text);
  return { words: new Set(words), joined: words.join('') };
}

/** Words that tell one thing from another. */
export function tellingWords(text: string): string[] {
  return [
    ...new Set(plainWords(text).filter((word) => !idle.has(word) && !generic.has(word) && !when.test(word))),
  ];
}

/** How much of a text's telling words was said: 0 to 1; a text without any was said as a whole. */
export function shareSaid(text: string, said: Said): number {
  const telling = tellingWords(text);
  if (telling.length === 0) return 1;
  const joined = plainWords(text).join('');
  if (joined.length >= 4 && said.joined.includes(joined)) return 1;
  return telling.filter((word) => wasSaid(word, said)).length / telling.length;
}

/** Did the person name this event? One word that tells it apart is enough, unless its title is a long text. */
export function isNamed(title: string, said: Said): boolean {
  const telling = tellingWords(title);
  if (telling.length === 0) {
    const all = plainWords(title).filter((word) => !idle.has(word));
    return all.length > 0 && all.every((word) => wasSaid(word, said));
  }
  const hits = telling.filter((word) => wasSaid(word, said)).length;
  return hits > 0 && hits / telling.length >= (telling.length <= 6 ? 0.16 : 0.5);
}

function wasSaid(word: string, said: Said): boolean {
  if (said.words.has(word)) return true;
  if (word.length < 4) return false;
  if (word.length >= 6 && said.joined.includes(word)) return true;
  const stem = word.slice(0, Math.max(4, Math.min(6, word.length - 2)));
  for (const other of said.words) if (other.length >= 4 && other.startsWith(stem)) return true;
  return false;
}

/** "Anna at example dot com" is an address. */
function withAddresses(text: string): string {
  const spoken = plainText(text)
    .replace(/\s+(?:at|arroba|@)\s+(?=[\w-]+(?:\s+(?:dot|punkt|punto)\s+|\.)\w)/g, '@')
    .replace(/\s+(?:dot|punkt|punto)\s+/g, '.');
  return spoken === plainText(text) ? text : `${text} ${spoken}`;
}
