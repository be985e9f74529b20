/** Is a sentence English? Everything the grammar cannot read must not pass as harmless. */
import { isPlain } from './cells.ts';
import { foreignCourtesies, foreignStems, foreignWords, functionWords } from './known-words.ts';
import type { Topic } from './person-topic.ts';
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
export function isHarmlessForeign(
  plain: string,
  { known, topic }: { known: (word: string) => boolean; topic: Topic },
): boolean {
  const words = plain.toLowerCase().match(/\p{L}+/gu) ?? [];
  const hasStem = words.some((word) => foreignStems.test(word));
  if (topic === 'other' && !hasStem) return !foreignTimes.test(plain.toLowerCase());
  if (hasStem || words.some((word) => known(foldWord(word))) || /\p{N}/u.test(plain)) return false;
  const isCourteous = words.some((word) => foreignCourtesies.test(word));
  return (isCourteous && words.length <= 14) || /[?？؟]["')\s]*$/u.test(plain);
}

/** One question and nothing else: it is asked whatever is known. */
export const isForeignQuestion = (plain: string): boolean =>
  /^(?:[¿\s]*)(?:mochtest|mochten|soll|sollen|welche[rnsm]?|wann|wie|um wie|was fur|wo|kann|konntest|konnen|brauchst|passt|darf|willst|quieres|quiere|cuando|que (?:dia|hora)|a que|puedo|puedes|como|cual|cuanto|donde|te parece|necesitas)\b[^.!;:,\d]{0,80}\?$/iu.test(
    plain.trim(),
  );

/** Days and hours that could be the person's. */
const foreignTimes =
  /\b(?:heute|morgen|ubermorgen|montags?|dienstags?|mittwochs?|donnerstags?|freitags?|samstags?|sonntags?|uhr|frei|dein\w*|ihr\w*|hoy|manana|lunes|martes|miercoles|jueves|viernes|sabado|domingo|tus?|libre|demain|aujourd|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|heures?|votre|ton|ta|oggi|domani|lunedi|martedi|mercoledi|giovedi|venerdi|tuo|tua|hoje|amanha|seu|sua)\b|\b\d{1,2}[:.h]\d{2}\b/u;

/** "Patience!", "Shakespeare.", "Isaac Newton": one name or two are no other language. */
function isLikeEnglish(words: readonly string[], plain: string): boolean {
  if (words.length > 3 || words.some((word) => foreignStems.test(word) || foreignCourtesies.test(word)))
    return false;
  return /^[\p{Lu}\p{Ll}' .,!?-]+$/u.test(plain);
}
