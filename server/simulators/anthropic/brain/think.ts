/**
 * The model that runs without a key: it takes the person's pieces in order, calls what they ask for,
 * stops where a tool asks back, and says what the tools gave it to say. Four characters, so that the
 * product is tried against models that are bad at it.
 */
import { isDeepStrictEqual } from 'node:util';
import { bend } from '../../mind/characters.ts';
import type { Known, ToolCall } from '../../mind/known.ts';
import { ordersOf } from '../../mind/orders-of.ts';
import { plan, standsAlone } from '../../mind/plan.ts';
import type { Answer } from '../answer.ts';
import { words } from '../answer.ts';
import { calling } from './calling.ts';
import type { Character } from '../simulator.ts';
import type { MessagesRequest } from '../wire.ts';
import { thinkHostile } from './hostile.ts';
import type { Answered, View } from './view.ts';
import { knownOf, viewOf } from './view.ts';

export function think(request: MessagesRequest, given: { now: number; character: Character }): Answer {
  const view = viewOf(request, given.now);
  const tools = new Set((request.tools ?? []).map(({ name }) => name));
  const mayCall = request.tool_choice?.type !== 'none';
  if (given.character === 'hostile') return thinkHostile(view, { tools, mayCall });
  const step = mayCall ? nextCalls(view, given.character) : null;
  if (step === null) return words(summary(view));
  if (typeof step === 'string') return words([...saysOf(view), step].join(' '));
  const known = step.filter(({ tool }) => tools.has(tool));
  if (known.length === 0) return words('Sorry, I can’t do that here.');
  return calling(known);
}

/** Calls, words, or null when everything was done and can be told. */
function nextCalls(view: View, character: Character): ToolCall[] | string | null {
  const pieces = ordersOf(view.words, knownOf(view, view.earlier));
  const lastRound = view.rounds.at(-1);
  const { done, known } = progressOf(view, pieces, character);
  if (character === 'clumsy') {
    const mended = mend(view, pieces[done]);
    if (mended) return mended;
  }
  if (character === 'repeating' && lastRound !== undefined && !wasRepeated(view)) {
    return lastRound.map(({ tool, arguments: args }) => ({ tool, arguments: args }));
  }
  const piece = pieces[done];
  if (lastRound?.some((answered) => !isDone(answered))) {
    // The others are done all the same, but for what hangs on this one.
    if (character !== 'correct' || piece === undefined || !standsAlone(piece, known)) return askedAgain(view);
  }
  if (piece === undefined) return askedAgain(view);
  const planned = plan(piece, known);
  // What was only looked up may still leave something to ask.
  const isLooked = lastRound?.every((one) => one.tool === 'list_events' && isDone(one)) ?? true;
  if (planned.kind === 'say') return isLooked ? planned.text : null;
  if (character === 'clumsy') return planned.calls.map((call) => bend(call, view.turns));
  if (character === 'repeating') return planned.calls.flatMap((call) => [call, call]);
  return planned.calls;
}

/**
 * How many pieces were done with, and what is known by now. A round that was mended or repeated counts
 * once, one that only looked something up not at all.
 */
function progressOf(
  view: View,
  pieces: readonly string[],
  character: Character,
): { done: number; known: Known } {
  let done = 0;
  let before: Answered[] | null = null;
  const calls = [...view.earlier];
  for (const round of view.rounds) {
    const isSame = before !== null && isDeepStrictEqual(before.map(callOf), round.map(callOf));
    const piece = pieces[done];
    // Only the correct one goes on after a refusal; the clumsy one makes it right first.
    const isOver = round.every(isDone) || character === 'correct';
    if (!isSame && piece !== undefined && isOver) {
      const planned = plan(piece, knownOf(view, calls));
      if (planned.kind === 'say' || planned.isLookup !== true) done += 1;
    }
    calls.push(...round);
    before = round;
  }
  return { done, known: knownOf(view, calls) };
}

const callOf = ({ tool, arguments: args }: Answered) => ({ tool, arguments: args });

function isDone({ outcome, isError }: Answered): boolean {
  return !isError && (outcome?.kind === 'done' || outcome?.kind === 'pending');
}

function wasRepeated({ rounds }: View): boolean {
  const [before, last] = rounds.slice(-2);
  return (
    last !== undefined && before !== undefined && isDeepStrictEqual(before.map(callOf), last.map(callOf))
  );
}

const asks = new Set(['needs', 'ambiguous', 'conflict']);

/** A question that other orders came behind of is put once more, so that it is the last thing that was said. */
function askedAgain({ rounds }: View): ToolCall[] | null {
  const open = rounds.flat().filter(({ outcome }) => outcome !== null && asks.has(outcome.kind));
  const [question] = open;
  const isLast = rounds.at(-1)?.some((answered) => open.includes(answered)) === true;
  return open.length !== 1 || question === undefined || isLast ? null : [callOf(question)];
}

/** Told that a call was wrong, the clumsy one makes it as it should have been, once. */
function mend(view: View, piece: string | undefined): ToolCall[] | null {
  const last = view.rounds.at(-1);
  if (!last?.some(({ outcome }) => outcome?.kind === 'invalid' || outcome?.kind === 'needs')) return null;
  const before = knownOf(view, [...view.earlier, ...view.rounds.slice(0, -1).flat()]);
  const planned = plan(piece ?? '', before);
  if (planned.kind === 'say' || isDeepStrictEqual(planned.calls, last.map(callOf))) return null;
  return planned.calls;
}

/** What the tools gave to say in this turn, each once, refused tries that were mended left out. */
function saysOf({ rounds }: View): string[] {
  const told = rounds.flatMap((round, index) => {
    const next = rounds[index + 1]?.[0];
    const isMended = round.some((answered) => !isDone(answered) && isAgain(answered, next));
    return isMended ? round.filter(isDone) : round;
  });
  const says = told.flatMap(({ outcome }) => (outcome === null ? [] : [outcome.say]));
  // A question that was put again stands where it was put last.
  return says.filter((say, index) => says.indexOf(say, index + 1) < 0);
}

/** The next call was the same wish in another form. */
function isAgain({ tool, outcome }: Answered, next: Answered | undefined): boolean {
  return next?.tool === tool && (outcome?.kind === 'invalid' || outcome?.kind === 'needs');
}

function summary(view: View): string {
  const says = saysOf(view);
  return says.length === 0 ? 'Sorry, that did not work just now.' : says.join(' ');
}
