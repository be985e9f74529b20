/**
 * The facts of a conversation laid out for the checks: which events stand and stood, which time is
 * known, what was done and what failed. Later outcomes overrule earlier ones.
 */
import type { ReadingNow } from '#shared/language/reading-now.ts';
import { readingNow } from '#shared/language/reading-now.ts';
import type { FreeSlot, Outcome, Receipt } from '#shared/outcome.ts';
import type { ChangeKind } from '#shared/schedule/change.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import type { KnownOutcome, SpeechFacts } from './speech-facts.ts';
import { titleWordsOf, wordsOf } from './title-words.ts';
import { eventSpan, spanThere, wallMinutes } from './wall-minutes.ts';
import type { WallMinutes, WallSpan } from './wall-minutes.ts';

export type KnownEvent = WallSpan & {
  event: ScheduleEvent;
  there: WallSpan;
  /** It stands on the calendar as far as is known. */
  isStanding: boolean;
  /** Asked for and not confirmed. */
  isPending: boolean;
  /** When it was before it was moved. */
  earlier: WallSpan[];
  titleWords: readonly string[];
  /** Everything that may be said of it: title, place, guests, notes, city. */
  words: ReadonlySet<string>;
};

export type KnownAct = {
  kind: ChangeKind;
  tool: string;
  known: KnownEvent;
  /** As it stood after this act. */
  event: ScheduleEvent;
  stood: KnownEvent;
  isPending: boolean;
  isThisTurn: boolean;
  of: KnownOutcome;
};

/** A read: everything in these times is known. `about`: only events of that name. */
export type KnownRead = WallSpan & { about: string | null; count: number; isThisTurn: boolean };

export type Knowledge = {
  facts: SpeechFacts;
  now: ReadingNow;
  at: WallMinutes;
  events: readonly KnownEvent[];
  acts: readonly KnownAct[];
  reads: readonly KnownRead[];
  /** Searches for free time that found none. */
  fruitless: readonly WallSpan[];
  slots: readonly WallSpan[];
  turn: readonly KnownOutcome[];
  /** Standing events of this turn's outcomes: what "it" may mean. */
  focus: readonly KnownEvent[];
};

const writeTools = /^(?:add|move|update|remove|undo|book|reschedule|cancel|create|generate)_/;
export const isWrite = ({ tool }: KnownOutcome): boolean => writeTools.test(tool);

export const isDone = ({ outcome }: KnownOutcome): boolean => outcome.kind === 'done';

export function knowledgeOf(facts: SpeechFacts): Knowledge {
  const { timeZone } = facts;
  const byKey = new Map<string, KnownEvent>();
  const acts: KnownAct[] = [];
  const reads: KnownRead[] = [];
  const fruitless: WallSpan[] = [];
  const slots: WallSpan[] = [];
  const spanOf = (slot: { start: string; end: string }): WallSpan => ({
    from: wallMinutes(slot.start, timeZone),
    to: wallMinutes(slot.end, timeZone),
  });

  function see(event: ScheduleEvent, isStanding = event.status !== 'cancelled'): KnownEvent {
    const key = keyOf(event);
    const before = byKey.get(key);
    if (before && before.event.version > event.version) return before;
    const known: KnownEvent = {
      ...eventSpan(event, timeZone),
      event,
      there: spanThere(event),
      isStanding,
      isPending: false,
      earlier: before ? [...before.earlier, ...movedFrom(before, event)] : [],
      titleWords: titleWordsOf(event),
      words: wordsOf(event),
    };
    byKey.set(key, known);
    return known;
  }

  function seeAct(of: KnownOutcome, receipt: Receipt, isPending: boolean): void {
    for (const { kind, event } of receipt.changes) {
      const known = see(event, kind !== 'remove');
      known.isPending = isPending;
      if (kind === 'remove') known.isStanding = false;
      acts.push({
        kind,
        tool: of.tool,
        known,
        stood: known,
        event,
        isPending,
        isThisTurn: of.isThisTurn,
        of,
      });
    }
  }

  function seeOutcome(of: KnownOutcome): void {
    const { outcome } = of;
    switch (outcome.kind) {
      case 'done':
      case 'pending':
        seeAct(of, outcome.receipt, outcome.kind === 'pending');
        seeData(of, outcome.receipt.data);
        return;
      case 'conflict':
        for (const event of outcome.with) see(event);
        slots.push(...outcome.alternatives.map(spanOf));
        return;
      case 'taken':
      case 'not-offered':
        slots.push(...outcome.nearest.map(spanOf));
        return;
      case 'ambiguous':
        for (const { event } of outcome.choices) if (event) see(event);
        return;
      case 'stale':
        if (outcome.current) see(outcome.current);
        return;
      default:
    }
  }

  function seeData(of: KnownOutcome, data: unknown): void {
    const read = data as {
      events?: ScheduleEvent[];
      slots?: FreeSlot[];
      from?: string;
      to?: string;
      about?: string;
    } | null;
    if (typeof read !== 'object' || read === null) return;
    const window =
      read.from === undefined || read.to === undefined ? null : spanOf({ start: read.from, end: read.to });
    if (Array.isArray(read.events)) {
      if (window && read.about === undefined) forget(window, read.events);
      for (const event of read.events) see(event);
      if (window) {
        const { about = null } = read;
        reads.push({ ...window, about, count: read.events.length, isThisTurn: of.isThisTurn });
      }
    }
    if (Array.isArray(read.slots)) {
      slots.push(...read.slots.filter(isSlot).map(spanOf));
      if (window && read.slots.length === 0) fruitless.push(window);
    }
  }

  /** What was there and is not there any more. */
  function forget(window: WallSpan, events: readonly ScheduleEvent[]): void {
    const there = new Set(events.map(keyOf));
    for (const [key, known] of byKey) {
      const isInside = known.from < window.to && known.to > window.from;
      if (isInside && !there.has(key)) byKey.set(key, { ...known, isStanding: false });
    }
  }

  for (const of of facts.outcomes) if (!of.isThisTurn) seeOutcome(of);
  if (facts.outlineSpan) {
    const window = spanOf({ start: facts.outlineSpan.from, end: facts.outlineSpan.to });
    forget(window, facts.outline);
    reads.push({ ...window, about: null, count: facts.outline.length, isThisTurn: false });
  }
  for (const event of facts.outline) see(event);
  const turn = facts.outcomes.filter(({ isThisTurn }) => isThisTurn);
  for (const of of turn) seeOutcome(of);

  const known = new Map([...byKey.values()].map((one) => [keyOf(one.event), one]));
  const lately =
    turn.length > 0 ? turn : facts.outcomes.filter(({ outcome }) => eventsOf(outcome).length > 0).slice(-1);
  const inFocus = new Set(
    lately.flatMap(({ outcome }) => (outcome.kind === 'conflict' ? [] : eventsOf(outcome))).map(keyOf),
  );
  return {
    facts,
    now: readingNow({ now: facts.now, timeZone }),
    at: wallMinutes(facts.now, timeZone),
    events: [...known.values()],
    acts: acts.map((act) => ({ ...act, known: known.get(keyOf(act.event)) ?? act.known })),
    reads,
    fruitless,
    slots,
    turn,
    focus: [...known].filter(([key]) => inFocus.has(key)).map(([, one]) => one),
  };
}

export function eventsOf(outcome: Outcome): ScheduleEvent[] {
  switch (outcome.kind) {
    case 'done':
    case 'pending': {
      const data = outcome.receipt.data as { events?: ScheduleEvent[] } | null | undefined;
      const read = Array.isArray(data?.events) ? data.events : [];
      return [...outcome.receipt.changes.map(({ event }) => event), ...read];
    }
    case 'conflict':
      return outcome.with;
    case 'ambiguous':
      return outcome.choices.flatMap(({ event }) => (event ? [event] : []));
    case 'stale':
      return outcome.current ? [outcome.current] : [];
    default:
      return [];
  }
}

function keyOf({ id, series }: ScheduleEvent): string {
  return series ? `${id} ${series.originalStart}` : id;
}

function movedFrom(before: KnownEvent, event: ScheduleEvent): WallSpan[] {
  return before.event.start === event.start && before.event.end === event.end
    ? []
    : [{ from: before.from, to: before.to }];
}

function isSlot(slot: unknown): slot is FreeSlot {
  return typeof slot === 'object' && slot !== null && 'start' in slot && 'end' in slot;
}
