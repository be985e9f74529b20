/**
 * What is to become of each proposal: done, asked, or nothing. A look at the calendar, no write.
 */
import type { Proposal } from '#shared/conversation/proposal.ts';
import type { Change } from '#shared/schedule/change.ts';
import { instantToWall } from '#shared/schedule/wall-clock.ts';
import { isNamed, saidIn, tellingWords } from '#server/domain/consent/said-content.ts';
import type { Snapshot } from '#server/domain/schedule/snapshot.ts';
import { isAlreadyDone, isSameTitle } from './already-done.ts';
import type { Evidence } from './evidence.ts';
import { holds } from './find-words.ts';
import { isAsked } from './is-asked.ts';
import { evidenceOf, newestTurn } from './evidence.ts';
import { judgeWish } from './judge-wish.ts';
import type { Unwanted } from './judge-wish.ts';
import { findTarget } from './find-target.ts';
import type { Resolved, ToolWish } from './resolve-wish.ts';
import { inKnownHalf } from './which-half.ts';
import { isOpen, isRepeated, notTwice, withoutEchoes } from './said-twice.ts';
import { asked, nothing } from './weighed.ts';
import type { Weighed } from './weighed.ts';
import { saysNoOtherTime } from './says-no-other-time.ts';
import type { TalkTurn } from './talk.ts';
import { rivalQuestion, rivalsIn, twinQuestion, twinsIn } from './without-twins.ts';
import { unreadWishes } from './unread-wishes.ts';

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
  for (const { proposal, question } of unreadWishes(talk, given.proposals, given.timeZone)) {
    const evidence = evidenceOf(talk, proposal);
    const one = evidence ? await weigh(input, proposal, evidence) : null;
    if (one && isWhole(one) && !isRepeated(one, single)) single.push(asked(one, question));
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
  const found = await findTarget(proposal, evidence, { snapshot, context, live: input.live });
  if ('nothing' in found) return nothing(proposal, found.nothing);
  const { event, wish: read } = found;
  const wish = read.kind === 'open' ? read : withHalf(read, { input, evidence });
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

const isWhole = (one: Weighed): one is Extract<Weighed, { kind: 'do' | 'ask' }> =>
  one.kind === 'do' || (one.kind === 'ask' && one.why === 'unsure' && !isOpen(one));

/** A bare hour whose half of the day stayed open is a question; both halves are its answers. */
function withHalf(
  wish: Extract<Resolved, { kind: 'ready' }>,
  { input: { talk, timeZone }, evidence }: { input: WeighInput; evidence: Evidence },
): Resolved {
  const known = inKnownHalf(wish, { talk, evidence, timeZone });
  if (!('choices' in known)) return known;
  const { start_time: _start, to_time: _to, ...args } = wish.arguments;
  const question = `Do you mean ${known.choices.map(({ label }) => label).join(' or ')}?`;
  return {
    kind: 'open',
    tool: wish.tool,
    arguments: args,
    why: 'disagree',
    question,
    choices: known.choices,
  };
}

/** The same thing was put in live, on that day if one is known: what was left open then was settled then. */
function isSeenToLive(proposal: Proposal, wish: ToolWish, live: readonly Change[]): boolean {
  const date = wish.arguments['date'];
  // "To eight." "Which eight?" It was moved live: that was the answer.
  if (wish.tool === 'move_event' && wish.arguments['to_date'] !== undefined)
    return live.some(({ after }) => after?.id === wish.arguments['event']);
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

function minuteAfter(instant: string): string {
  return new Date(Date.parse(instant) + 60_000).toISOString();
}
