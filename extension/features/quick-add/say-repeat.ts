/** A recurrence rule in words, for the preview of what was typed: as the answer will say it. */
import { dayOf } from '#shared/schedule/day-number.ts';
import type { CalendarDate } from '#shared/schedule/event.ts';
import { splitLeftOut } from '#shared/schedule/recurrence/left-out-days.ts';
import { sayDay } from '#shared/schedule/say-day.ts';
import { readRule } from '#shared/schedule/recurrence/rule.ts';
import { sayRule } from '#shared/schedule/recurrence/say-rule.ts';
import type { Voice } from '#shared/schedule/say-time.ts';

/** `start`: the first day, which fills in what the rule leaves open. `repeats` for what is no rule. */
export function sayRepeat(text: string, start: CalendarDate, voice: Voice): string {
  const { rule: plain, leftOut } = splitLeftOut(text);
  const { rule } = readRule(plain);
  const except =
    leftOut.length === 0 ? '' : `, except ${leftOut.map((day) => sayDay(day, voice)).join(', ')}`;
  return `${rule ? sayRule(rule, dayOf(start), voice) : 'repeats'}${except}`;
}
