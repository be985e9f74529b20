/** Numbers up to a clock's minutes as people say them, in digits. Words of three languages in one table. */
import { smallNumbers, tens } from './english-words.ts';

const german =
  'null eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn neunzehn zwanzig';
const spanish =
  'cero una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte';

/** Without accents; a word that is none is absent. */
export const spokenNumbers: ReadonlyMap<string, string> = new Map([
  ...counted(german),
  ...counted(spanish),
  ...[...smallNumbers, ...tens].map(([word, value]) => [word, String(value)] as const),
]);

function counted(words: string): (readonly [string, string])[] {
  return words.split(' ').map((word, value) => [word, String(value)] as const);
}
