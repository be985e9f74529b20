/**
 * Moves or changes one event: finds it by id or words, lays the change over it, checks that nothing
 * is in the way and that nobody changed it since the caller looked.
 */
import { isDeepStrictEqual } from 'node:util';
import type { ReadingContext } from '#shared/language/reading.ts';
import type { Outcome, Stale } from '#shared/outcome.ts';
import type { ChangeKind } from '#shared/schedule/change.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { isSeries } from '#shared/schedule/recurrence/series.ts';
import { sayDifference } from '#shared/schedule/say-difference.ts';
import { sayChange, sayEventWhen } from '#shared/schedule/say-outcome.ts';
import { minutesBetween } from '#shared/schedule/wall-clock.ts';
import type { Act, ScheduleDeps } from './act.ts';
import { clashOf } from './clash-of.ts';
import { decideSeriesEdit } from './edit-series.ts';
import { invalid, toStorableEvent } from './event-draft.ts';
import type { EventDraft } from './event-draft.ts';
import { heldElsewhere } from './held-elsewhere.ts';
import { performAct } from './perform-act.ts';
import type { Decision } from './perform-act.ts';
import { resolveEvent } from './resolve-event.ts';
import type { EventWords } from './resolve-event.ts';
import { repeated } from './series-draft.ts';
import { askScope, partOf, seriesTarget } from './series-target.ts';
import type { Scope, SeriesTarget } from './series-target.ts';
import type { Snapshot, Window } from './snapshot.ts';

/** What is to be different; a field that is absent stays, `null` empties it. */
export type EventPatch = {
  title?: string;
  start?: EventDraft['start'];
  end?: NonNullable<EventDraft['end']>;
  durationMinutes?: number;
  place?: string | null;
  notes?: string | null;
  guests?: ScheduleEvent['guests'];
  reminders?: number[];
  busy?: boolean;
  /** RFC 5545 rule; `null` ends the repetition. */
  repeat?: string | null;
};

export type EditEvent = {
  /** Which event, in words or by id; an outcome asks back. */
  which(context: ReadingContext): EventWords | Outcome;
  /** Resolves the caller's words, knowing the event they are about. */
  patch(context: ReadingContext, event: ScheduleEvent): EventPatch | Outcome;
  ifVersion: number | null;
  allowOverlap: boolean;
  /** Of something that repeats: how much of it. Asked for where nobody said. */
  scope: Scope | null;
  window?: Window;
};

export function editEvent(deps: ScheduleDeps, act: Act, input: EditEvent): Promise<Outcome> {
  const newId = deps.ids.next();
  return performAct(deps, act, {
    ...(input.window ? { window: input.window } : {}),
    async decide(snapshot) {
      const words = input.which(snapshot);
      if ('kind' in words) return { outcome: words };
      const event = await resolveEvent(snapshot, words);
      if ('kind' in event) return { outcome: event };
      const asked = { ...input, isByHand: act.isByHand };
      const target = await seriesTarget(snapshot, event);
      const decision = target
        ? await decideWithin(snapshot, target, { ...asked, newId })
        : await decideEdit(snapshot, event, asked);
      return { ...decision, target: event.id };
    },
  });
}

/** Of something that repeats. */
async function decideWithin(
  snapshot: Snapshot,
  target: SeriesTarget,
  input: EditEvent & { isByHand: boolean; newId: string },
): Promise<Decision> {
  const { series, occurrence } = target;
  const { scope, ifVersion } = input;
  if (scope === null) return { outcome: askScope(target, snapshot) };
  if (scope === 'this') {
    const decision = await decideEdit(snapshot, occurrence, input);
    return 'writes' in decision
      ? { ...decision, say: (stored) => `${decision.say(stored)} Just this one.` }
      : decision;
  }
  const stale = staleness(series, ifVersion, snapshot);
  if (stale) return { outcome: stale };
  const part = partOf(target, scope, snapshot);
  if ('outcome' in part) return part;
  const { at } = part;
  if (!at) return decideEach(snapshot, part.late, input);
  return decideSeriesEdit(snapshot, target, {
    ...input,
    meant: { ...part, at },
    patch: (event) => input.patch(snapshot, event),
    edited: patched,
  });
}

/** Of all that are to come only such are left that were put off: each has a time of its own. */
async function decideEach(
  snapshot: Snapshot,
  [first, ...others]: readonly ScheduleEvent[],
  input: Parameters<typeof decideEdit>[2],
): Promise<Decision> {
  if (!first) return { outcome: onlyAll };
  const decision = await decideEdit(snapshot, first, input);
  if ('outcome' in decision) return decision;
  const writes = [...decision.writes];
  for (const other of others) {
    const next = await decideEdit(snapshot, other, input);
    if ('outcome' in next && next.outcome.kind !== 'done') return next;
    if ('writes' in next) writes.push(...next.writes);
  }
  return { ...decision, writes };
}

async function decideEdit(
  snapshot: Snapshot,
  event: ScheduleEvent,
  input: Pick<EditEvent, 'patch' | 'ifVersion' | 'allowOverlap'> & { isByHand: boolean },
): Promise<Decision> {
  const refusal = staleness(event, input.ifVersion, snapshot) ?? heldElsewhere(event, 'change');
  if (refusal) return { outcome: refusal };
  const patch = input.patch(snapshot, event);
  if ('kind' in patch) return { outcome: patch };
  if (patch.repeat !== undefined && event.series) return { outcome: onlyAll };
  const once = patched(event, patch);
  if ('kind' in once) return { outcome: once };
  const edited = patch.repeat ? repeated(once, patch.repeat) : once;
  if ('kind' in edited) return { outcome: edited };
  if (isDeepStrictEqual(edited, event)) {
    const say = `${event.title} is already so: ${sayEventWhen(event, snapshot.teller)}. Nothing was changed.`;
    return { outcome: { kind: 'done', say, receipt: { version: snapshot.version, changes: [] } } };
  }
  const hasMoved = edited.start !== event.start || edited.end !== event.end;
  if (!input.isByHand && hasMoved && Date.parse(edited.end) <= Date.parse(snapshot.now)) {
    const say = `${event.title} is not moved: ${sayEventWhen(edited, snapshot.teller)} has passed already. Which day do you mean?`;
    return { outcome: { kind: 'past', say } };
  }
  const becomesBusy = edited.busy && !event.busy;
  const kind = kindOf(event, edited, hasMoved);
  const clash =
    hasMoved || becomesBusy || isSeries(edited)
      ? await clashOf(snapshot, edited, kind === 'move' ? 'moved' : 'changed')
      : null;
  return {
    ...(clash ? { clash, isWanted: input.allowOverlap } : {}),
    writes: [{ kind, before: event, after: edited, ...(clash ? { consent: 'overlap' as const } : {}) }],
    say: ([stored]) => {
      const change = stored ? sayChange(kind, stored.event, snapshot.teller) : '';
      const difference = stored ? sayDifference(event, stored.event) : '';
      const said = difference === '' ? change : `${change} ${difference}`;
      return clash ? `${said} It overlaps with ${clash.with.map((e) => e.title).join(', ')}.` : said;
    },
  };
}

/** A caller who looked at an older version is shown what stands there now. */
export function staleness(event: ScheduleEvent, ifVersion: number | null, snapshot: Snapshot): Stale | null {
  if (ifVersion === null || event.version <= ifVersion) return null;
  const say = `Not changed: ${event.title} was changed meanwhile. It is ${sayEventWhen(event, snapshot.teller)} now.`;
  return { kind: 'stale', say, current: event };
}

/** The event with a patch laid over it; an outcome where that is no event. */
export function patched(event: ScheduleEvent, patch: EventPatch): ReturnType<typeof toStorableEvent> {
  const start = patch.start ?? { ...event.wall.start, timeZone: event.wall.startZone };
  const startZone = start.timeZone ?? event.wall.startZone;
  const place = patch.place === undefined ? event.place : (patch.place ?? undefined);
  const notes = patch.notes === undefined ? event.notes : (patch.notes ?? undefined);
  const isAllDay = start.time === undefined;
  const edited = toStorableEvent(
    {
      title: patch.title ?? event.title,
      start: { ...start, timeZone: startZone },
      ...endOf(event, patch, isAllDay),
      ...(place === undefined ? {} : { place }),
      ...(notes === undefined ? {} : { notes }),
      guests: patch.guests ?? event.guests,
      reminders: patch.reminders ?? event.reminders,
      busy: patch.busy ?? event.busy,
      links: event.links,
    },
    { id: event.id, timeZone: startZone, source: event.source },
  );
  if ('kind' in edited) return edited;
  const { status, version, series } = event;
  return { ...edited, status, version, ...(series && !isSeries(event) ? { series } : {}) };
}

const onlyAll = invalid([
  {
    field: 'repeat',
    problem: 'One of them alone cannot repeat otherwise. All of them can, or this and all after it.',
  },
]);

/**
 * Unless the end or the length is given, an event keeps its length. Not the wall time of its end:
 * in an hour that comes twice the clock alone does not say which of the two was meant.
 */
function endOf(event: ScheduleEvent, patch: EventPatch, isAllDay: boolean) {
  if (patch.end) return { end: patch.end };
  const { start, end, startZone, endZone } = event.wall;
  const zone = endZone === startZone ? {} : { endTimeZone: endZone };
  if (patch.durationMinutes !== undefined) return { durationMinutes: patch.durationMinutes, ...zone };
  if (isAllDay !== event.allDay) return {};
  if (isAllDay) {
    return { durationMinutes: Temporal.PlainDate.from(start.date).until(end.date).days * 1440 };
  }
  return { durationMinutes: minutesBetween(event.start, event.end), ...zone };
}

function kindOf(before: ScheduleEvent, after: ScheduleEvent, hasMoved: boolean): ChangeKind {
  const sameOtherwise = isDeepStrictEqual(
    { ...after, start: '', end: '', wall: null },
    { ...before, start: '', end: '', wall: null },
  );
  return hasMoved && sameOtherwise ? 'move' : 'update';
}
