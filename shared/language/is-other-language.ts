/**
 * Whether a text is plainly not English: several small words of another language and none of ours.
 * Reading it as English would make its sentence a title.
 */
import { wordSet } from './word-set.ts';

const others = wordSet(`
  termin beim zahnarzt arzt am um uhr mit der die das den und ist bitte montag dienstag mittwoch
  donnerstag freitag samstag sonntag heute morgen abend verschiebe trage ein eine einen füge hinzu
  lösche habe ich wann mein meine für nächste nächsten nachmittag im zum
  pon una un cita con el la los las lunes martes miércoles jueves viernes sábado domingo mañana hoy
  tarde para de del por favor añade agrega mueve borra quiero tengo reunión qué cuándo mi próximo
  ajoute rendez-vous rendez vous demain lundi mardi mercredi jeudi vendredi samedi dimanche avec le les
  des du une pour aujourd'hui supprime déplace réunion mon ma au à est je
  aggiungi appuntamento domani lunedì martedì mercoledì giovedì venerdì alle con il lo gli
`);
const ours = wordSet(`
  add the on at with my tomorrow today monday tuesday wednesday thursday friday saturday sunday next
  this is am are what when move put schedule cancel delete remove event meeting for to in and it i me
  morning afternoon evening book find call lunch dinner from of
`);

export function isOtherLanguage(text: string): boolean {
  const words =
    text
      .toLowerCase()
      .normalize('NFC')
      .match(/[\p{L}']+/gu) ?? [];
  const foreign = words.filter((word) => others.has(word) && !ours.has(word)).length;
  // "Am" is German as well.
  return foreign >= 3 && !words.some((word) => word !== 'am' && word !== 'in' && ours.has(word));
}
