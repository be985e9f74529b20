/**
 * Answers find-time rows with the search that `find_time` uses: from the structured fields where the
 * row has them, from the prose alone where it has not.
 */
import { dateOf, dayOf } from '#shared/schedule/day-number.ts';
import { readAvailability } from '#shared/language/read-availability.ts';
import { meetingSlots } from '#shared/schedule/meeting-slots.ts';
import type { Stretch } from '#shared/schedule/meeting-slots.ts';

type Span = { start: string; end: string };
export type FindTimeInput = {
  text?: string;
  /** Weekday names and the dates they stand for. */
  week: Record<string, string>;
  duration_min?: number;
  windows?: Span[];
  busy?: Record<string, Span[]>;
  constraints?: { day: string; kind: string; time: string | null }[];
  earliest?: boolean;
};

/** Local times of the row; no start when nothing fits. */
export function answerFindTime(input: FindTimeInput): { start?: string; end?: string } {
  const [slot] = meetingSlots({
    step: 30,
    ...(input.busy && input.windows ? structured(input) : prose(input)),
  });
  return slot ? { start: textOf(slot.start), end: textOf(slot.end) } : {};
}

function structured(input: FindTimeInput) {
  const wishes = (input.constraints ?? []).flatMap(({ day, kind, time }) => {
    const date = input.week[day];
    if (date === undefined) return [];
    const at = kind === 'whole_day' || time === null ? null : minutes(`${date}T${time.padStart(5, '0')}`);
    const first = minutes(`${date}T00:00`);
    if (at === null) return [{ start: first, end: first + 1440 }];
    return [kind === 'before' ? { start: first, end: at } : { start: at, end: first + 1440 }];
  });
  return {
    windows: (input.windows ?? []).map(toStretch),
    busy: [...Object.values(input.busy ?? {}).flatMap((spans) => spans.map(toStretch)), ...wishes],
    length: input.duration_min ?? 60,
  };
}

function prose(input: FindTimeInput) {
  const read = readAvailability(input.text ?? '');
  const first = (day: string) => {
    const entry = Object.entries(input.week).find(([name]) => name.toLowerCase() === day);
    return entry ? minutes(`${entry[1]}T00:00`) : null;
  };
  const on = ({ day, start, end }: { day: string; start: number; end: number }): Stretch[] => {
    const midnight = first(day);
    return midnight === null ? [] : [{ start: midnight + start, end: midnight + end }];
  };
  const hours = read.hours ?? { start: 540, end: 1020 };
  const days = read.days.length > 0 ? read.days : Object.keys(input.week).map((day) => day.toLowerCase());
  return {
    windows: days.flatMap((day) => on({ day, ...hours })),
    busy: read.blocked.flatMap(on),
    length: read.durationMinutes ?? 60,
  };
}

function toStretch({ start, end }: Span): Stretch {
  return { start: minutes(start), end: minutes(end) };
}

function minutes(local: string): number {
  return dayOf(local.slice(0, 10)) * 1440 + Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16));
}

function textOf(at: number): string {
  const pad = (n: number) => String(n).padStart(2, '0');
  const inDay = at % 1440;
  return `${dateOf(Math.floor(at / 1440))}T${pad(Math.floor(inDay / 60))}:${pad(inDay % 60)}`;
}
