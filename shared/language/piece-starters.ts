/**
 * The words that anything about time can begin with. Most words of a text are none of them; asking
 * this first keeps reading fast while a person types.
 */
import {
  months,
  ordinals,
  parts,
  smallNumbers,
  tens,
  tomorrowWords,
  units,
  weekdayPlurals,
  weekdays,
} from './english-words.ts';
import { wordAt } from './tokens.ts';
import type { Token } from './tokens.ts';
import { wordSet } from './word-set.ts';

const starters = new Set([
  ...months.keys(),
  ...weekdays.keys(),
  ...weekdayPlurals.keys(),
  ...smallNumbers.keys(),
  ...tens.keys(),
  ...ordinals.keys(),
  ...tomorrowWords,
  ...parts.keys(),
  ...units.keys(),
  ...wordSet(`
  today today's tonight tonight's tonite yesterday yesterday's now immediately half quarter day couple
  this next last past previous coming upcoming following every each daily everyday weekly biweekly
  fortnight fortnightly monthly quarterly yearly annually weekday weekdays weekend weekend's weekends once start
  beginning end noon midday midnight all allday whole full entire remind reminder reminders alert
  notify notification ping set early late mid current tom christmas xmas new valentine valentines
  valentine's st saint independence halloween veterans veteran's veteran martin mlk presidents
  president's president washington's mother mother's mothers memorial father father's fathers labor
  labour columbus thanksgiving easter good
`),
]);
/** These begin something only together with the word behind them. */
const leaders = new Set(['the', 'a', 'an', 'in', 'within', 'from', 'between', 'with', 'and', ',']);

export function canStart(tokens: readonly Token[], at: number): boolean {
  let start = at;
  while (start < at + 3 && leaders.has(wordAt(tokens, start))) start += 1;
  const token = tokens[start];
  if (!token) return false;
  return (
    token.value !== null ||
    starters.has(token.text) ||
    (token.text.endsWith("'s") && weekdays.has(token.text.slice(0, -2)))
  );
}
