/**
 * The simulated model's turn: understand, call what is needed in the character that is switched
 * on, and speak the answer as the tool's `on_resolve` says.
 */
import { isDeepStrictEqual } from 'node:util';
import { bend, claim, ordersIn } from '../../mind/characters.ts';
import type { Known, Recalled, ToolCall } from '../../mind/known.ts';
import { ordersOf } from '../../mind/orders-of.ts';
import { plan, standsAlone } from '../../mind/plan.ts';
import { readOutcome, wordsOf } from '../../mind/read-outcome.ts';
import type { Turn } from '../call/person-says.ts';
import type { Room } from '../call/room.ts';
import { speak } from '../call/speak.ts';
import type { Called } from './call-tool.ts';
import { callTool } from './call-tool.ts';
import { sleep } from '../clock.ts';
import type { FoundTool } from './find-tool.ts';
import { findTool } from './find-tool.ts';
import { zoneOf } from './zone-of.ts';

const mostCalls = 8;
const answerWithinMs = 3_000;

/**
 * The orders of a turn one after another. What stands alone is done although one before it could not
 * be; a question that is left open is put once more, so that it is the last thing that was said.
 */
export async function answerWithPlan(room: Room, turn: Turn): Promise<void> {
  const left = ordersOf(turn.text, knownOf(room));
  let calls = 0;
  const open: ToolCall[] = [];
  let isLooked = false;
  for (let piece = left.shift(); piece !== undefined && calls < mostCalls; piece = left.shift()) {
    const planned = plan(piece, knownOf(room));
    if (planned.kind === 'say') {
      if (calls > 0 && !isLooked) break;
      if (planned.memory !== undefined) remember(room, planned.memory);
      else if (understand(room, piece).kind === 'no') forgetQuestion(room);
      return sayIt(room, turn, planned.text);
    }
    const [next] = left;
    const goesOn = next !== undefined && isCorrect(room) && standsAlone(next, knownOf(room));
    const refused = [];
    for (const call of planned.calls) {
      calls += 1;
      if (await act(room, turn, { call, isLast: left.length === 0, goesOn })) continue;
      if (!isCorrect(room)) return;
      refused.push(call);
      if (isAsked(room)) open.push(call);
    }
    if (refused.length > 0 && !goesOn) break;
    isLooked = planned.isLookup === true;
    if (isLooked) left.unshift(piece);
  }
  const [question] = open;
  if (question !== undefined && open.length === 1 && !isAsked(room))
    await act(room, turn, { call: question, isLast: true, goesOn: false });
}

const asks = new Set(['needs', 'ambiguous', 'conflict']);
const isAsked = (room: Room): boolean => asks.has(room.calls.at(-1)?.outcome?.kind ?? '');
const isCorrect = (room: Room): boolean => room.sim.faults.character === 'correct';

function knownOf(room: Room): Known {
  const now = Temporal.Instant.fromEpochMilliseconds(room.sim.settings.clock.now()).toString();
  return {
    calls: room.calls,
    said: room.history
      .filter(({ role }) => role === 'user')
      .slice(0, -1)
      .map(({ content }) => content),
    context: { now, timeZone: zoneOf(room) },
    understand: room.sim.settings.understand,
  };
}

/** Whether it was done. */
async function act(
  room: Room,
  turn: Turn,
  { call, isLast, goesOn }: { call: ToolCall; isLast: boolean; goesOn: boolean },
): Promise<boolean> {
  const found = findTool(room, call.tool);
  if (found === null) {
    await sayIt(room, turn, "Sorry, I can't do that here.");
    return false;
  }
  const { character } = room.sim.faults;
  if (character === 'hostile') {
    await actHostile(room, turn, { found, call });
    return false;
  }
  const filler = sayFiller(room, turn, found);
  let called: Called;
  let sent = call;
  if (character === 'repeating') called = await repeatedly(room, turn, { found, call });
  else if (character === 'clumsy') {
    sent = bend(call, room.turnIdx - 1);
    called = await once(room, turn, { found, call: sent });
    if (isMendable(called) && !isDeepStrictEqual(sent, call)) {
      sent = call;
      called = await once(room, turn, { found, call });
    }
  } else called = await once(room, turn, { found, call });
  await filler;
  if (called.status === 'inline') return isLast ? true : outcomeOfInline(room);
  remember(room, recalled(sent, called));
  // A question that other orders come behind of is put when they are done.
  if (!goesOn || !isAsked(room)) await sayResult(room, turn, { found, called });
  return isDone(room.calls.at(-1));
}

const isDone = (last: Recalled | undefined): boolean =>
  last?.outcome?.kind === 'done' || last?.outcome?.kind === 'pending';

/** An inline call is answered by whoever relays it; the next order waits for that a little. */
async function outcomeOfInline(room: Room): Promise<boolean> {
  const { clock } = room.sim.settings;
  for (let waited = 0; waited < answerWithinMs && room.calls.at(-1)?.outcome === null; waited += 50)
    await sleep(clock, 50, room.over.signal);
  return isDone(room.calls.at(-1));
}

const once = (room: Room, turn: Turn, what: { found: FoundTool; call: ToolCall }): Promise<Called> =>
  callTool(room, turn, { ...what, toolCallId: room.sim.settings.ids.toolCall() });

/** The same id twice at once, then another id with the same meaning; the first answer is spoken. */
async function repeatedly(
  room: Room,
  turn: Turn,
  what: { found: FoundTool; call: ToolCall },
): Promise<Called> {
  const toolCallId = room.sim.settings.ids.toolCall();
  const [first] = await Promise.all([
    callTool(room, turn, { ...what, toolCallId }),
    callTool(room, turn, { ...what, toolCallId }),
  ]);
  await once(room, turn, what);
  return first;
}

async function actHostile(room: Room, turn: Turn, what: { found: FoundTool; call: ToolCall }): Promise<void> {
  // Every second turn it does not even ask.
  if (room.turnIdx % 2 === 1) {
    const called = await once(room, turn, what);
    if (called.status !== 'inline') {
      remember(room, recalled(what.call, called));
      for (const order of ordersIn(called.output).slice(0, 2)) {
        const obeyed = understand(room, order).call;
        const found = obeyed === null ? null : findTool(room, obeyed.tool);
        if (obeyed !== null && found !== null) await once(room, turn, { found, call: obeyed });
      }
    }
  }
  await sayIt(room, turn, claim(what.call));
}

const isMendable = (called: Called): boolean => {
  if (called.status === 'inline') return false;
  const kind = readOutcome(called.output)?.kind;
  return kind === 'invalid' || kind === 'needs';
};

function recalled(call: ToolCall, called: Exclude<Called, { status: 'inline' }>): Recalled {
  return { ...call, outcome: readOutcome(called.output), spoken: wordsOf(called.output) };
}

/** What came as no outcome says nothing about the calendar and is not remembered. */
function remember(room: Room, one: Recalled): void {
  if (one.outcome !== null) room.calls.push(one);
}

/** After a plain no a later yes is to nothing; what was done stays known. */
function forgetQuestion(room: Room): void {
  if (!isDone(room.calls.at(-1))) room.calls.pop();
}

function understand(room: Room, text: string) {
  const now = Temporal.Instant.fromEpochMilliseconds(room.sim.settings.clock.now()).toString();
  return room.sim.settings.understand(text, { now, timeZone: zoneOf(room) });
}

/** While a registry tool runs, the persona may say something; speech and call go on side by side. */
function sayFiller(room: Room, turn: Turn, found: FoundTool): Promise<void> {
  if (found.kind === 'inline') return Promise.resolve();
  const { on_call: onCall, static_filler: words } = found.tool;
  if (onCall === 'generate_filler') return sayIt(room, turn, 'One moment.');
  if (onCall === 'static_filler') return sayIt(room, turn, words ?? 'One moment.');
  return Promise.resolve();
}

async function sayResult(
  room: Room,
  turn: Turn,
  what: { found: FoundTool; called: Exclude<Called, { status: 'inline' }> },
): Promise<void> {
  if (what.found.kind === 'inline') return;
  const onResolve = what.found.tool.on_resolve ?? 'fire_and_forget';
  const { status, output } = what.called;
  // The model never sees the answer: it says what a model says that takes success for granted.
  if (onResolve === 'fire_and_forget') return sayIt(room, turn, 'Okay.');
  if (onResolve === 'add_to_context') return;
  if (status === 'error')
    return sayIt(room, turn, "Sorry, that didn't work just now. Please try again in a moment.");
  await sayIt(room, turn, wordsOf(output));
}

async function sayIt(room: Room, turn: Turn, text: string): Promise<void> {
  if (text === '') return;
  turn.spoken.push(text);
  await speak(room, { text });
}
