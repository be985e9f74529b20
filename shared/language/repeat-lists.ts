/** Lists inside a recurrence: weekdays, ordinals, nth weekdays. */
import { weekdayPlurals, weekdays } from './english-words.ts';
import { readOrdinal } from './read-number.ts';
import { wordAt } from './tokens.ts';
import type { Token } from './tokens.ts';

/** Days in one list; more is no sentence. */
const mostListed = 8;

export const dayCodes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

export function readNthDays(tokens: readonly Token[], at: number): { days: string[]; next: number } | null {
  const days: string[] = [];
  let next = at;
  for (;;) {
    const start = wordAt(tokens, next) === 'the' ? next + 1 : next;
    const ordinals =
      wordAt(tokens, start) === 'last' ? { values: [-1], next: start + 1 } : readOrdinals(tokens, start);
    const weekday = ordinals && weekdays.get(wordAt(tokens, ordinals.next));
    if (!ordinals || weekday === undefined || weekday === null || days.length >= mostListed) break;
    for (const nth of ordinals.values) if (nth <= 5) days.push(`${nth}${dayCodes[weekday - 1] ?? ''}`);
    next = ordinals.next + 1;
    if (!/^(?:and|,)$/.test(wordAt(tokens, next))) return { days, next };
    next += 1;
  }
  return days.length > 0 ? { days, next: next - 1 } : null;
}

export function readOrdinals(
  tokens: readonly Token[],
  at: number,
): { values: number[]; next: number } | null {
  const values: number[] = [];
  let next = at;
  let end = at;
  for (;;) {
    const ordinal = readOrdinal(tokens, wordAt(tokens, next) === 'the' ? next + 1 : next);
    if (!ordinal || ordinal.value > 31 || values.length === mostListed) break;
    values.push(ordinal.value);
    end = ordinal.next;
    if (!/^(?:and|,)$/.test(wordAt(tokens, end))) break;
    next = end + 1;
  }
  return values.length > 0 ? { values, next: end } : null;
}

export function readWeekdayList(
  tokens: readonly Token[],
  at: number,
): { days: string[]; next: number } | null {
  const days: string[] = [];
  let next = at;
  let end = at;
  for (;;) {
    const word = wordAt(tokens, next);
    const weekday = weekdays.get(word) ?? weekdayPlurals.get(word);
    if (weekday === undefined) break;
    const code = dayCodes[weekday - 1] ?? '';
    if (!days.includes(code)) days.push(code);
    end = next + 1;
    if (wordAt(tokens, end) === '.' && word.length <= 4) end += 1;
    next = end;
    while (/^(?:and|,|&|every)$/.test(wordAt(tokens, next))) next += 1;
  }
  return days.length > 0 ? { days, next: end } : null;
}
