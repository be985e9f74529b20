/**
 * Days that a repetition leaves out, as they travel with its rule from whoever says them to the series:
 * `FREQ=DAILY;EXDATE=20261207,20261209`. In a series they are its `exdates`; no stored rule has the part.
 */
import type { CalendarDate } from '../event.ts';

const most = 50;

export function withLeftOut(rule: string, days: readonly CalendarDate[]): string {
  const kept = [...new Set(days)].toSorted().slice(0, most);
  return kept.length === 0 ? rule : `${rule};EXDATE=${kept.map((day) => day.replaceAll('-', '')).join(',')}`;
}

export function splitLeftOut(text: string): { rule: string; leftOut: CalendarDate[] } {
  const part = /;EXDATE=([\d,]{8,500})(?=;|$)/.exec(text);
  if (!part?.[1]) return { rule: text, leftOut: [] };
  const days = part[1].split(',').filter((day) => day.length === 8);
  return {
    rule: text.replace(part[0], ''),
    leftOut: days.map((day) => `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`),
  };
}
