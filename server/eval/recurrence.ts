/** Answers recurrence rows with the expander that series on the calendar use. */
import { dateOf, dayOf } from '#shared/schedule/day-number.ts';
import { occurrencesOfSet } from '#shared/schedule/recurrence/occurrences-of-set.ts';
import { readRule } from '#shared/schedule/recurrence/rule.ts';
import type { WallMoment } from '#shared/schedule/recurrence/rule.ts';

export type RecurrenceInput = {
  rrule: string;
  dtstart: string;
  tz: string;
  rdate?: string[];
  exdate?: string[];
};

/** A rule without an end is answered this far. */
const most = 200;

/** Local times of the row's zone; no occurrences for a rule that is refused. */
export function answerRecurrence(input: RecurrenceInput): { occurrences: string[] } {
  const read = readRule(input.rrule);
  if (!read.rule) return { occurrences: [] };
  const hasTime = input.dtstart.includes('T');
  const set = occurrencesOfSet({
    rule: read.rule,
    start: momentOf(input.dtstart),
    extra: (input.rdate ?? []).map(momentOf),
    except: (input.exdate ?? []).map(momentOf),
  });
  const found: string[] = [];
  for (const moment of set) {
    found.push(hasTime ? textOf(moment) : dateOf(moment.day));
    if (read.rule.count === null && found.length >= most) break;
  }
  return { occurrences: found };
}

function momentOf(text: string): WallMoment {
  const [hour = 0, minute = 0, second = 0] = text.slice(11, 19).split(':').map(Number);
  return { day: dayOf(text.slice(0, 10)), second: hour * 3600 + minute * 60 + second };
}

function textOf({ day, second }: WallMoment): string {
  const pad = (n: number) => String(n).padStart(2, '0');
  return `${dateOf(day)}T${pad(Math.floor(second / 3600))}:${pad(Math.floor(second / 60) % 60)}:${pad(second % 60)}`;
}
