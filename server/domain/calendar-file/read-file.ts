/**
 * Somebody's calendar file as events that can be stored here, before anybody looks at the calendar.
 * An event with a part that cannot be read is left out as a whole and told with its line: half an
 * event (a series without its exceptions, a talk without its end) would be worse than none.
 */
import { dateOf } from '#shared/schedule/day-number.ts';
import { notALine } from '#shared/ics/content-lines.ts';
import type { LineProblem } from '#shared/ics/content-lines.ts';
import { icsOccurrences } from '#shared/ics/ics-occurrences.ts';
import type { IcsOccurrence } from '#shared/ics/ics-occurrences.ts';
import { readIcs } from '#shared/ics/read-ics.ts';
import type { IcsEvent } from '#shared/ics/read-ics.ts';
import type { WallMoment } from '#shared/schedule/recurrence/rule.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { toStorableEvent } from '#server/domain/schedule/event-draft.ts';
import { draftOf } from './draft-of.ts';
import { seriesOf } from './series-of-file.ts';

export type FileEvent = {
  /** What names it in this file and in the next version of it. */
  key: string;
  uid: string | null;
  line: number;
  /** Without an id yet. */
  event: ScheduleEvent;
};

export type FileSeries = {
  title: string;
  line: number;
  /** Times it happens within the window; null for a rule that is not spread out here. */
  times: number | null;
  /** Why it cannot be kept as a series; null where nobody asked for that. */
  why: string | null;
};

export type CalendarFile = {
  name: string | null;
  events: FileEvent[];
  /** Those that are not among the events as series. */
  series: FileSeries[];
  problems: LineProblem[];
  tooMany: boolean;
};

export type ReadAsked = {
  /** Zone of the calendar: floating times and UTC are put on its clock. */
  timeZone: string;
  /**
   * How what repeats is taken: as a series where it can be kept as one, by its times within the window
   * as single events, or the one and else the other.
   */
  series: 'skip' | 'series' | 'occurrences' | 'series-or-occurrences';
  /** Wall moments, half-open. */
  window: { from: WallMoment; to: WallMoment };
};

export const mostEvents = 5_000;

const always = { from: { day: -800_000, second: 0 }, to: { day: 3_000_000, second: 0 } };

export function readCalendarFile(text: string, asked: ReadAsked): CalendarFile {
  const file = readIcs(text);
  const problems = [...file.problems];
  const isWhole = wholeEvents(file.events, file.problems);
  const found: FileEvent[] = [];
  const series: FileSeries[] = [];
  let tooMany = file.events.length > 2 * mostEvents;
  for (const group of tooMany ? [] : groupsOf(file.events)) {
    // Half a series would put back what was taken out of it.
    if (!group.every(isWhole)) continue;
    const isSeries = group.some((one) => !one.replaces && (one.rule !== null || one.extra.length > 0));
    const happens = isSeries && isTooFrequent(group) ? null : spread(group, { ...asked, isSeries });
    const [first] = group;
    if (isSeries && first) {
      const whole = asked.series.startsWith('series') ? seriesOf(group, asked.timeZone) : null;
      if (whole && !('problem' in whole)) {
        found.push({ key: nameOf(first), uid: first.uid, line: first.line, event: whole });
        continue;
      }
      const { summary: title, line } = first;
      series.push({ title, line, times: happens?.length ?? null, why: whole?.problem ?? null });
      if (asked.series === 'skip' || asked.series === 'series') continue;
    }
    for (const one of happens ?? []) {
      const read = fileEventOf(one, asked.timeZone);
      if ('problem' in read) problems.push(read);
      else found.push(read);
    }
    if (found.length > mostEvents) {
      tooMany = true;
      break;
    }
  }
  return {
    name: file.name,
    events: found,
    series,
    tooMany,
    problems: problems.toSorted((a, b) => a.line - b.line),
  };
}

/** A line that is none at all spoils only itself; anything else spoils the event it is in. */
function wholeEvents(events: readonly IcsEvent[], problems: readonly LineProblem[]) {
  const spoiling = problems
    .filter(({ problem }) => problem !== notALine)
    .map(({ line }) => line)
    .toSorted((a, b) => a - b);
  const spoilt = new Set<number>();
  let at = 0;
  for (const { line, lastLine } of events.toSorted((a, b) => a.line - b.line)) {
    while ((spoiling[at] ?? Infinity) < line) at += 1;
    if ((spoiling[at] ?? Infinity) <= lastLine) spoilt.add(line);
  }
  return ({ line }: IcsEvent) => !spoilt.has(line);
}

function groupsOf(events: readonly IcsEvent[]): IcsEvent[][] {
  return [...Map.groupBy(events, (event) => event.uid ?? event).values()];
}

/** Nobody wants an event an hour; and it would be told in thousands. */
function isTooFrequent(group: readonly IcsEvent[]): boolean {
  return group.some(
    ({ rule }) =>
      rule !== null &&
      (['SECONDLY', 'MINUTELY', 'HOURLY'].includes(rule.frequency) ||
        Math.max(1, rule.hours.length) * Math.max(1, rule.minutes.length) * Math.max(1, rule.seconds.length) >
          24),
  );
}

function spread(group: readonly IcsEvent[], asked: ReadAsked & { isSeries: boolean }): IcsOccurrence[] {
  return icsOccurrences(group, { ...(asked.isSeries ? asked.window : always), reader: asked.timeZone });
}

/** Of a series: as that of a single event under its UID. */
function nameOf({ uid, summary, start }: IcsEvent): string {
  return uid === null ? `${summary}\n${dateOf(start.day)} ${start.second}\nseries` : `${uid}\n`;
}

function fileEventOf(found: IcsOccurrence, timeZone: string): FileEvent | LineProblem {
  const { event: written, start } = found;
  const title = written.summary === '' ? '(no title)' : written.summary;
  const draft = draftOf(found, { title, timeZone });
  const event = 'problem' in draft ? draft : toStorableEvent(draft, { id: '', timeZone, source: 'ics' });
  if ('problem' in event) return { line: written.line, problem: `“${title.slice(0, 80)}”: ${event.problem}` };
  if ('kind' in event) return { line: written.line, problem: `“${title.slice(0, 80)}”: ${event.say}` };
  // What an occurrence was before anybody moved it names it.
  const origin = written.replaces && !written.andFollowing ? written.replaces : start;
  const isOne = written.rule === null && written.extra.length === 0 && written.replaces === null;
  const at = isOne && written.uid !== null ? '' : `${dateOf(origin.day)} ${origin.second}`;
  return {
    key: written.uid === null ? `${title}\n${at}\n${found.durationSeconds}` : `${written.uid}\n${at}`,
    uid: isOne ? written.uid : null,
    line: written.line,
    event: { ...event, status: written.status === 'TENTATIVE' ? 'tentative' : 'confirmed' },
  };
}
