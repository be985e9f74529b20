/**
 * What is to become of each proposal: done, asked, or nothing. A look at the calendar, no write.
 */
import type { Proposal, Quote } from '#shared/conversation/proposal.ts';
import type { SuggestionWhy } from '#shared/conversation/suggestion.ts';
import type { Choice } from '#shared/outcome.ts';
import type { Change } from '#shared/schedule/change.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { instantToWall } from '#shared/schedule/wall-clock.ts';
import { isNamed, saidIn, tellingWords } from '#server/domain/consent/said-content.ts';
import { resolveEvent } from '#server/domain/schedule/resolve-event.ts';
import type { Snapshot } from '#server/domain/schedule/snapshot.ts';
import { isAlreadyDone, isSameTitle, wasRemovedLive } from './already-done.ts';
import { readDateWords } from '#shared/language/read-words.ts';
import type { Evidence } from './evidence.ts';
import { holds } from './find-words.ts';
import { isAsked } from './is-asked.ts';
import { evidenceOf, newestTurn } from './evidence.ts';
import { judgeWish } from './judge-wish.ts';
import type { Unwanted } from './judge-wish.ts';
import { resolveAdd, resolveEdit } from './resolve-wish.ts';
import type { Resolved, ToolWish } from './resolve-wish.ts';
import { saysNoOtherTime } from './says-no-other-time.ts';
import type { TalkTurn } from './talk.ts';
import { rivalQuestion, rivalsIn, twinQuestion, twinsIn } from './without-twins.ts';
import { unreadWishes } from './unread-wishes.ts';

export type Weighed = { proposal: Proposal } & (
  | { kind: 'do'; wish: ToolWish & { start: string | null }; quote: Quote; event: ScheduleEvent | null }
  | {
      kind: 'ask';
      wish: ToolWish;
      quote: Quote;
      event: ScheduleEvent | null;
      why: SuggestionWhy;
      question: string;
      choices: Choice[];
    }
  | { kind: 'nothing'; why: Unwanted | 'not-said' | 'done' | 'repeated' | 'no-such-event' }
);

export type WeighInput = {
  talk: readonly TalkTurn[];
  timeZone: string;
  proposals: readonly Proposal[];
  /** What this talk changed live. */
  live: readonly Change[];
  /** The calendar as it looks from that moment on. */
  snapshotAt(now: string): Promise<Snapshot>;
};

const sureFrom = 0.5;
/** Nobody heard an order, but whoever read it is sure of one: a question, never a change. */
const askFrom = 0.8;

/** An order is there, but code takes it for none: whoever is very sure of it may know better. */
const sureOfDoubted = 0.9;
const doubted: ReadonlySet<Unwanted> = new Set(['not-agreed', 'hypothetical', 'question', 'joke']);

/** Name, day and clock stand in its own words: nothing of it was made up. */
function isFounded({ title, day, time }: Proposal, { quote }: Evidence): boolean {
  const said = saidIn([quote.text]);
  const own = tellingWords(title);
  return (
    own.length > 0 &&
    own.every((word) => isNamed(word, said)) &&
    [day, time].every((words) => words === null || holds(quote.text, words))
  );
}

export async function weighProposals(given: WeighInput): Promise<Weighed[]> {
  const talk = given.talk.map((turn) => ({ ...turn, today: instantToWall(turn.at, given.timeZone).date }));
  const input = { ...given, talk };
  const judged = input.proposals.map((proposal) => {
    const evidence = evidenceOf(talk, proposal);
    return { proposal, evidence, order: evidence ? newestTurn(evidence) : Infinity };
  });
  const weighed: Weighed[] = [];
  for (const { proposal, evidence } of judged.toSorted((a, b) => a.order - b.order)) {
    const one = evidence ? await weigh(input, proposal, evidence) : nothing(proposal, 'not-said');
    weighed.push(isRepeated(one, weighed) ? nothing(proposal, 'repeated') : notTwice(one, weighed));
  }
  const [twins, rivals] = [twinsIn(weighed), rivalsIn(weighed)];
  const single = weighed.map((one) => {
    if (one.kind !== 'do' || !(twins.has(one) || rivals.has(one))) return one;
    return asked(one, twins.has(one) ? twinQuestion : rivalQuestion);
  });
  for (const proposal of unreadWishes(talk, given.proposals, given.timeZone)) {
    const evidence = evidenceOf(talk, proposal);
    const one = evidence ? await weigh(input, proposal, evidence) : null;
    if (one && isWhole(one) && !isRepeated(one, single)) single.push(asked(one, unreadQuestion));
  }
  return withoutEchoes(single);
}

async function weigh(input: WeighInput, proposal: Proposal, evidence: Evidence): Promise<Weighed> {
  const { quote } = evidence;
  const judgement = judgeWish(input.talk, proposal, evidence);
  const isDoubtful =
    judgement.kind === 'unwanted' &&
    doubted.has(judgement.why) &&
    proposal.certainty >= sureOfDoubted &&
    isFounded(proposal, evidence) &&
    (input.talk[quote.turn]?.role === 'agent' || isAsked(input.talk, proposal, evidence));
  const isWorthAsking =
    isDoubtful ||
    (judgement.kind === 'unwanted' && judgement.why === 'not-asked' && proposal.certainty >= askFrom);
  if (judgement.kind === 'unwanted' && !isWorthAsking) return nothing(proposal, judgement.why);
  const said = input.talk[newestTurn(evidence)]?.at ?? '';
  const snapshot = await input.snapshotAt(said);
  const context = { now: said, timeZone: input.timeZone, locale: snapshot.locale };
  const found = await resolved(proposal, evidence, { snapshot, context, live: input.live });
  if ('nothing' in found) return nothing(proposal, found.nothing);
  const { event, wish } = found;
  if (wish.kind === 'open') {
    // A remark without a time is no question worth asking; what repeats has one.
    const isRemark = judgement.kind === 'unsure' || (isWorthAsking && !isDoubtful);
    if (isRemark && !(wish.why === 'repeats' && wish.arguments['start_time'] !== undefined))
      return nothing(proposal, 'not-asked');
    if (isSeenToLive(proposal, wish, input.live)) return nothing(proposal, 'done');
    return {
      kind: 'ask',
      proposal,
      wish,
      quote,
      event,
      why: wish.why,
      question: wish.question,
      choices: wish.choices,
    };
  }
  const standing = wish.start === null ? [] : await snapshot.between(wish.start, minuteAfter(wish.start));
  if (isAlreadyDone(wish, { title: proposal.title, event }, { live: input.live, standing }))
    return nothing(proposal, 'done');
  const isRead = saysNoOtherTime({ wish, event, quote: quote.text }, context);
  if (judgement.kind === 'wanted' && isRead && proposal.certainty >= sureFrom)
    return { kind: 'do', proposal, wish, quote, event };
  return {
    kind: 'ask',
    proposal,
    wish,
    quote,
    event,
    why: 'unsure',
    question:
      judgement.kind === 'unclear' && judgement.why === 'later'
        ? 'You asked for it, and later said something that may be about it. Do you still want it like this?'
        : 'You spoke of it; I am not sure that you want it on your calendar.',
    choices: [],
  };
}

async function resolved(
  proposal: Proposal,
  evidence: Evidence,
  given: {
    snapshot: Snapshot;
    context: { now: string; timeZone: string; locale: string };
    live: readonly Change[];
  },
): Promise<{ wish: Resolved; event: ScheduleEvent | null } | { nothing: 'done' | 'no-such-event' }> {
  const { snapshot, context } = given;
  if (proposal.action === 'add') return { wish: resolveAdd(proposal, evidence, context), event: null };
  const on = proposal.on ?? (proposal.action === 'remove' ? proposal.day : null);
  const day = on === null ? null : readDateWords(on, context);
  const event = await resolveEvent(snapshot, {
    event: spokenTitle(proposal.title, evidence),
    ...(day?.kind === 'date' ? { on: day.date } : {}),
  });
  if (!('kind' in event)) return { wish: resolveEdit(proposal, evidence, { context, event }), event };
  if (event.kind === 'not-found')
    return { nothing: wasRemovedLive(proposal.title, given.live) ? 'done' : 'no-such-event' };
  const tool = { move: 'move_event', update: 'update_event', remove: 'remove_event' }[proposal.action];
  const [first] = event.choices;
  const example = first?.event ? resolveEdit(proposal, evidence, { context, event: first.event }) : null;
  const args = { ...example?.arguments, event: proposal.title };
  return {
    wish: {
      kind: 'open',
      tool,
      arguments: args,
      why: 'ambiguous',
      question: event.question,
      choices: event.choices,
    },
    event: null,
  };
}

/** Only what was said of it: whoever extracts may know more titles than the person named. */
function spokenTitle(title: string, { all }: Evidence): string {
  const said = saidIn(all.map(({ text }) => text));
  const words = title.split(/\s+/).filter((word) => tellingWords(word).length === 0 || isNamed(word, said));
  return tellingWords(words.join(' ')).length > 0 ? words.join(' ') : title;
}

/** The same once more: said again, in another zone's clock, or by a shorter name. */
function isRepeated(one: Weighed, before: readonly Weighed[]): boolean {
  if (one.kind === 'nothing') return false;
  return before.some((other) => {
    if (other.kind === 'nothing' || other.wish.tool !== one.wish.tool) return false;
    if (one.event?.id !== other.event?.id) return false;
    if (one.event === null && !isSameTitle(one.proposal.title, other.proposal.title)) return false;
    const [a, b] = [startOf(one), startOf(other)];
    // What was not understood then may be said plainly now.
    if (other.kind === 'ask' && other.why === 'unsure' && !(one.kind === 'ask' && a !== null && a === b))
      return false;
    // "Pilates at seven?" "Actually half past seven": what was left open is said now.
    if (isOpen(other) && isNewer(one, other)) return false;
    // Two details of one event are two wishes, wherever it stands.
    if (one.wish.tool === 'update_event')
      return JSON.stringify(one.wish.arguments) === JSON.stringify(other.wish.arguments);
    if (a !== null && b !== null) return Date.parse(a) === Date.parse(b);
    return a === b || one.kind === 'ask';
  });
}

const isOpen = (one: Weighed): boolean => one.kind === 'ask' && !('start' in one.wish);

/** It rests on the words of the other too, or is said later of the same event. */
function isNewer(one: Weighed, other: Weighed): boolean {
  if (one.kind === 'nothing' || other.kind === 'nothing' || one.quote.turn <= other.quote.turn) return false;
  const isOfBoth = one.proposal.support.some(({ turn }) => turn === other.quote.turn);
  return isOfBoth || (one.event !== null && one.event.id === other.event?.id);
}

/** At the very time of another wish: the same by another name, or in its way. That is asked. */
function notTwice(one: Weighed, before: readonly Weighed[]): Weighed {
  const start = startOf(one);
  if (one.kind !== 'do' || one.wish.tool !== 'add_event' || start === null) return one;
  const isTwice = before.some(
    (other) =>
      other.kind === 'ask' &&
      startOf(other) === start &&
      other.quote.turn !== one.quote.turn &&
      !isSameTitle(other.proposal.title, one.proposal.title),
  );
  if (!isTwice) return one;
  return asked(one, 'Something else was asked for at that time. Do you want this as well?');
}

const unreadQuestion = 'You asked for it, and it was nearly missed. Do you want it on your calendar?';

function asked(one: Extract<Weighed, { wish: ToolWish }>, question: string): Weighed {
  return { ...one, kind: 'ask', why: 'unsure', question, choices: [] };
}

const isWhole = (one: Weighed): one is Extract<Weighed, { kind: 'do' | 'ask' }> =>
  one.kind === 'do' || (one.kind === 'ask' && one.why === 'unsure' && !isOpen(one));

/** A remark about what is done or asked anyway is no second question. */
function withoutEchoes(weighed: readonly Weighed[]): Weighed[] {
  return weighed.map((one, index) => {
    if (one.kind !== 'ask') return one;
    const isSaidLater = weighed.some(
      (other) =>
        other.kind !== 'nothing' && other.wish.tool === one.wish.tool && isOpen(one) && isNewer(other, one),
    );
    if (isSaidLater) return nothing(one.proposal, 'repeated');
    if (one.why !== 'unsure') return one;
    const hasBetter = weighed.some(
      (other, at) =>
        other !== one &&
        other.kind !== 'nothing' &&
        isSameTitle(other.proposal.title, one.proposal.title) &&
        (other.kind === 'do' ||
          other.why !== 'unsure' ||
          (at > index && other.wish.tool === one.wish.tool && other.quote.turn > one.quote.turn)),
    );
    return hasBetter ? nothing(one.proposal, 'repeated') : one;
  });
}

/** The same thing was put in live, on that day if one is known: what was left open then was settled then. */
function isSeenToLive(proposal: Proposal, wish: ToolWish, live: readonly Change[]): boolean {
  const date = wish.arguments['date'];
  return (
    proposal.action === 'add' &&
    live.some(
      ({ after }) =>
        after !== null &&
        isSameTitle(after.title, proposal.title) &&
        (date === undefined || after.wall.start.date === date),
    )
  );
}

function startOf(one: Weighed): string | null {
  if (one.kind === 'nothing') return null;
  return 'start' in one.wish && typeof one.wish.start === 'string' ? one.wish.start : null;
}

function nothing(proposal: Proposal, why: Extract<Weighed, { kind: 'nothing' }>['why']): Weighed {
  return { kind: 'nothing', proposal, why };
}

function minuteAfter(instant: string): string {
  return new Date(Date.parse(instant) + 60_000).toISOString();
}
