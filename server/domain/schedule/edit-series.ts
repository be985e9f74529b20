/**
 * Changes a series from one of its occurrences on. What comes before is cut off first and stays as it
 * was; what was taken out or differs goes along (docs/decisions/042).
 */
import { isDeepStrictEqual } from 'node:util';
import type { Outcome } from '#shared/outcome.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { instantOf } from '#shared/schedule/recurrence/clock-text.ts';
import { carryExceptions } from '#shared/schedule/recurrence/carry-exceptions.ts';
import { plainOccurrence, secondsOf, slotAt } from '#shared/schedule/recurrence/expand-series.ts';
import { ruleOf } from '#shared/schedule/recurrence/stored-rule.ts';
import type { Slot } from '#shared/schedule/recurrence/expand-series.ts';
import { writeRule } from '#shared/schedule/recurrence/rule.ts';
import { seriesSeenFrom } from '#shared/schedule/recurrence/seen-series.ts';
import { readSeriesRule } from '#shared/schedule/recurrence/series-rule.ts';
import { withOccurrence } from '#shared/schedule/recurrence/series-rows.ts';
import { isSame, isSeries, ownFields } from '#shared/schedule/recurrence/series.ts';
import type { Series } from '#shared/schedule/recurrence/series.ts';
import { shiftRule } from '#shared/schedule/recurrence/shift-rule.ts';
import { seriesFrom, splitSeries } from '#shared/schedule/recurrence/split-series.ts';
import { sayDifference } from '#shared/schedule/say-difference.ts';
import { sayChange, sayEventWhen } from '#shared/schedule/say-outcome.ts';
import { clashOf } from './clash-of.ts';
import type { EventPatch } from './edit-event.ts';
import { invalid } from './event-draft.ts';
import type { Decision, Write } from './perform-act.ts';
import { atWall, lasting } from './series-draft.ts';
import type { Shown } from './shown-write.ts';
import type { Part, SeriesTarget } from './series-target.ts';
import type { Snapshot } from './snapshot.ts';

export type SeriesEdit = {
  /** Where it begins, and what else is meant or not. */
  meant: Part & { at: Slot };
  /** Of the occurrence as the series alone makes it. */
  patch(event: ScheduleEvent): EventPatch | Outcome;
  /** The occurrence with the patch laid over it. */
  edited(event: ScheduleEvent, patch: EventPatch): ScheduleEvent | Outcome;
  isByHand: boolean;
  allowOverlap: boolean;
  /** For what is cut off. */
  newId: string;
};

const daySeconds = 86_400;

export async function decideSeriesEdit(
  snapshot: Snapshot,
  target: SeriesTarget,
  input: SeriesEdit,
): Promise<Decision> {
  const { series } = target;
  const { at: cut, stay, late } = input.meant;
  const asked = slotAt(series, target.occurrence.series?.originalStart ?? series.start);
  const shown = asked && asked.start >= cut.start ? asked : cut;
  const plain = plainOccurrence(series, shown);
  const patch = input.patch(plain);
  if ('kind' in patch) return { outcome: patch };
  const edited = input.edited(plain, patch);
  if ('kind' in edited) return { outcome: edited };
  const { head, tail: whole } = splitSeries(series, cut, stay);
  // Days on which nothing stands any more get nothing by another rule.
  const isAnew = !head && patch.repeat !== undefined && cut.wall > secondsOf(series.wall.start);
  const tail = isAnew ? seriesFrom(series, cut) : whole;
  const part = head || isAnew ? cut : wholeSlot(series);
  const id = head || isAnew ? input.newId : series.id;
  const moved = movedTail({ tail, part, plain, edited, repeat: patch.repeat, id });
  if ('kind' in moved) return { outcome: moved };
  const after = isSeries(moved) ? lasting(moved) : moved;
  if ('kind' in after) return { outcome: after };
  if (isDeepStrictEqual(contentOf(after), contentOf(tail))) {
    const say = `${series.title} is already so: ${sayEventWhen(plain, snapshot.teller)}. Nothing was changed.`;
    return { outcome: { kind: 'done', say, receipt: { version: snapshot.version, changes: [] } } };
  }
  const hasMoved = !isDeepStrictEqual(timesOf(after), timesOf(tail));
  if (!input.isByHand && hasMoved && Date.parse(edited.end) <= Date.parse(snapshot.now)) {
    const say = `${series.title} is not moved: ${sayEventWhen(edited, snapshot.teller)} has passed already. Which day do you mean?`;
    return { outcome: { kind: 'past', say } };
  }
  const kind = hasMoved && isDeepStrictEqual(restOf(after), restOf(tail)) ? 'move' : 'update';
  const becomesBusy = after.busy && !tail.busy;
  const others = withoutSeries(snapshot, series.id);
  const clash =
    hasMoved || becomesBusy ? await clashOf(others, after, kind === 'move' ? 'moved' : 'changed') : null;
  const consent = clash ? { consent: 'overlap' as const } : {};
  const seen: Shown & { before: ScheduleEvent } = {
    kind,
    before: seriesSeenFrom(series, plainOccurrence(series, cut).start),
    after: isSeries(after) ? seriesSeenFrom(after, head ? after.start : snapshot.now) : after,
    ofSeries: true,
  };
  const before: Write = head
    ? { kind: 'update', before: series, after: withPutOff(head, late, { plain, edited }), shown: null }
    : { kind: 'remove', before: series, after: null, shown: null };
  const writes: Write[] =
    head || isAnew
      ? [before, { kind: 'add', before: null, after, shown: seen, ...consent }]
      : [{ kind, before: series, after, shown: seen, ...consent }];
  return {
    ...(clash ? { clash, isWanted: input.allowOverlap } : {}),
    writes,
    say: ([stored]) => {
      const change = stored ? sayChange(kind, stored.event, snapshot.teller) : '';
      const difference = stored ? sayDifference(seen.before, stored.event) : '';
      const parts = [change, difference, head ? 'The ones before stay as they were.' : ''];
      if (clash) parts.push(`It overlaps with ${clash.with.map(({ title }) => title).join(', ')}.`);
      return parts.filter((one) => one !== '').join(' ');
    },
  };
}

const contents = ['title', 'place', 'notes', 'guests', 'reminders', 'busy', 'status', 'links'] as const;

/** Those that were put off keep their time, and get what is different and not their own. */
function withPutOff(
  head: Series,
  late: readonly ScheduleEvent[],
  { plain, edited }: { plain: ScheduleEvent; edited: ScheduleEvent },
): Series {
  const changed = contents.filter((field) => !isSame(plain[field], edited[field]));
  let result = head;
  for (const event of changed.length === 0 ? [] : late) {
    const slot = event.series && slotAt(head, event.series.originalStart);
    if (!slot) continue;
    const own = ownFields(head.series.overrides?.[slot.key]);
    const next: Record<string, unknown> = { ...event };
    for (const field of changed) if (!own.includes(field)) next[field] = edited[field];
    result = withOccurrence(result, instantOf(slot.start), next as ScheduleEvent);
  }
  return result;
}

/** Where it begins, also when its first one was taken out. */
function wholeSlot(series: Series): Slot {
  const wall = secondsOf(series.wall.start);
  return { key: '', wall, start: Date.parse(series.start) / 1000 };
}

type Moved = {
  tail: Series;
  part: Slot;
  /** The occurrence that was edited, before and after. */
  plain: ScheduleEvent;
  edited: ScheduleEvent;
  repeat: string | null | undefined;
  id: string;
};

/** The tail with everything the edited occurrence shows, on all of its days. */
function movedTail({ tail, part, plain, edited, repeat, id }: Moved): Series | ScheduleEvent | Outcome {
  // Against where it really was: a clock change may have let it land elsewhere than its series says.
  const [from, to] = [secondsOf(plain.wall.start), secondsOf(edited.wall.start)];
  const start =
    edited.allDay === tail.allDay ? part.wall + to - from : midnight(part.wall) + to - midnight(from);
  const length =
    edited.allDay === tail.allDay ? lengthOf(tail) + lengthOf(edited) - lengthOf(plain) : lengthOf(edited);
  const moved = { ...edited, id, version: tail.version };
  if (repeat === null) return atWall(moved, { start, length });
  const rule = ruleFor(tail, { part, start, edited, repeat });
  if ('kind' in rule) return rule;
  const at = atWall(moved, { start: rule.start, length });
  return carryExceptions(tail, { ...at, series: { id, rule: rule.rule, originalStart: at.start } });
}

const midnight = (wall: number) => Math.floor(wall / daySeconds) * daySeconds;
const lengthOf = ({ wall }: ScheduleEvent) => secondsOf(wall.end) - secondsOf(wall.start);

function ruleFor(
  tail: Series,
  to: { part: Slot; start: number; edited: ScheduleEvent; repeat: string | undefined },
): { rule: string; start: number } | Outcome {
  const { edited, start } = to;
  if (to.repeat !== undefined) {
    const { startZone: timeZone } = edited.wall;
    const read = readSeriesRule({ text: to.repeat, start, timeZone, allDay: edited.allDay });
    return 'problem' in read ? invalid([{ field: 'repeat', problem: read.problem }]) : read;
  }
  const rule = shiftRule(ruleOf(tail.series.rule), { from: to.part.wall, to: start });
  if (!rule) {
    const say = `${tail.title} cannot simply be moved to other days: its rule names several. How should it repeat from now on?`;
    return { kind: 'needs', say, fields: ['repeat'] };
  }
  const { startZone: timeZone } = edited.wall;
  const read = readSeriesRule({ text: writeRule(rule), start, timeZone, allDay: edited.allDay });
  return 'problem' in read ? invalid([{ field: 'repeat', problem: read.problem }]) : read;
}

/** A part of the same series is not in its way. */
function withoutSeries(snapshot: Snapshot, seriesId: string): Snapshot {
  return {
    ...snapshot,
    between: async (from, to) =>
      (await snapshot.between(from, to)).filter(({ series }) => series?.id !== seriesId),
  };
}

function contentOf({ id: _id, series, ...event }: ScheduleEvent): unknown {
  const { id: _series, ...rest } = series ?? { id: '' };
  return { ...event, series: rest };
}

function timesOf({ start, end, wall, allDay, series }: ScheduleEvent): unknown {
  return { start, end, wall, allDay, rule: series?.rule ?? null };
}

function restOf(event: ScheduleEvent): unknown {
  const { id: _id, start: _start, end: _end, wall: _wall, series: _series, ...rest } = event;
  return rest;
}
