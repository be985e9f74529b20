/**
 * Puts a calendar file on the calendar: everything in one transaction and one group, through the one
 * door, or nothing. What could not be read is told first; without a word from the person the rest of
 * such a file is not taken either.
 */
import { dayOf } from '#shared/schedule/day-number.ts';
import type { Outcome } from '#shared/outcome.ts';
import { isSeries } from '#shared/schedule/recurrence/series.ts';
import { addDays, instantToWall } from '#shared/schedule/wall-clock.ts';
import type { Act, ScheduleDeps } from '#server/domain/schedule/act.ts';
import { performAct } from '#server/domain/schedule/perform-act.ts';
import type { Snapshot } from '#server/domain/schedule/snapshot.ts';
import { planImport } from './plan-import.ts';
import type { ImportPlan } from './plan-import.ts';
import { mostEvents, readCalendarFile } from './read-file.ts';
import type { CalendarFile, ReadAsked } from './read-file.ts';

export type ImportAsked = {
  text: string;
  series: ReadAsked['series'];
  /** The person saw what cannot be read and wants the rest. */
  despiteProblems: boolean;
};

/** Days around today in which the times of a series are taken one by one, and looked for in the way of others. */
export const seriesDays = { back: 90, ahead: 400 };

export function importEvents(deps: ScheduleDeps, act: Act, asked: ImportAsked): Promise<Outcome> {
  return performAct(deps, act, {
    async decide(snapshot) {
      const file = readFor(snapshot, asked);
      const refusal = refusalOf(file, asked);
      if (refusal) return { outcome: refusal };
      const plan = await planImport(snapshot, file, { personId: act.personId, days: seriesDays });
      const { adds } = plan;
      if (adds.length === 0) {
        const receipt = { version: snapshot.version, changes: [] };
        return { outcome: { kind: 'done', say: `Nothing was added.${restOf(plan, file, asked)}`, receipt } };
      }
      return {
        writes: adds.map(({ event, overlaps }) => ({
          kind: 'add' as const,
          before: null,
          after: event,
          ...(overlaps.length > 0 ? { consent: 'overlap' as const } : {}),
        })),
        say: (stored) =>
          `${counted(stored.length, 'event was', 'events were')} added from the file.${restOf(plan, file, asked)}`,
      };
    },
  });
}

export function readFor(
  snapshot: Pick<Snapshot, 'now' | 'homeZone' | 'timeZone'>,
  { text, series }: Pick<ImportAsked, 'text' | 'series'>,
): CalendarFile {
  const timeZone = snapshot.homeZone ?? snapshot.timeZone;
  const today = instantToWall(snapshot.now, timeZone).date;
  return readCalendarFile(text, {
    timeZone,
    series,
    window: {
      from: { day: dayOf(addDays(today, -seriesDays.back)), second: 0 },
      to: { day: dayOf(addDays(today, seriesDays.ahead)), second: 0 },
    },
  });
}

/** Null when it may be taken. */
export function refusalOf(
  { tooMany, problems, events, series }: CalendarFile,
  { despiteProblems }: Pick<ImportAsked, 'despiteProblems'>,
): Outcome | null {
  const listed = problems.slice(0, 100).map(({ line, problem }) => ({ field: `line ${line}`, problem }));
  if (tooMany) {
    const say = `Nothing was added: a file can bring ${mostEvents.toLocaleString('en-US')} events at most. Save a part of that calendar.`;
    return { kind: 'invalid', say, problems: [{ field: 'text', problem: say }] };
  }
  if (problems.length > 0 && (!despiteProblems || events.length + series.length === 0)) {
    const say = `Nothing was added: ${counted(problems.length, 'part', 'parts')} of the file cannot be read. ${listed[0]?.field ?? ''}: ${listed[0]?.problem ?? ''}`;
    return { kind: 'invalid', say, problems: listed };
  }
  return null;
}

/** What did not become a new event, or not without a catch. */
function restOf({ adds, known }: ImportPlan, file: CalendarFile, { series }: ImportAsked): string {
  const over = adds.filter(({ overlaps }) => overlaps.length > 0).length;
  const left =
    series === 'skip' || series === 'series'
      ? file.series.length
      : file.series.filter(({ times }) => times === null).length;
  const repeating = adds.filter(({ event }) => isSeries(event)).length;
  const parts = [
    repeating > 0 && `${repeating} of them ${repeating === 1 ? 'repeats' : 'repeat'}.`,
    known.length > 0 && `${counted(known.length, 'event was', 'events were')} there already.`,
    over > 0 && `${over} of them ${over === 1 ? 'overlaps' : 'overlap'} with something else.`,
    left > 0 && `${counted(left, 'event that repeats was', 'events that repeat were')} left out.`,
    file.problems.length > 0 &&
      `${counted(file.problems.length, 'part', 'parts')} of the file could not be read.`,
  ];
  return parts.flatMap((part) => (part === false ? [] : [` ${part}`])).join('');
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
