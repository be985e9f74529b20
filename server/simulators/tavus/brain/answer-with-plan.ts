/**
 * The simulated model's turn: understand, call what is needed in the character that is switched
 * on, and speak the answer as the tool's `on_resolve` says.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Turn } from '../call/person-says.ts';
import type { Memory, Room, ToolCall } from '../call/room.ts';
import { speak } from '../call/speak.ts';
import type { Called } from './call-tool.ts';
import { callTool } from './call-tool.ts';
import { bend, claim, ordersIn } from './characters.ts';
import type { FoundTool } from './find-tool.ts';
import { findTool } from './find-tool.ts';
import { planStep } from './plan-step.ts';
import { readOutcome, wordsOf } from './read-outcome.ts';
import { zoneOf } from './zone-of.ts';

export async function answerWithPlan(room: Room, turn: Turn): Promise<void> {
  const understood = understand(room, turn.text);
  const step = planStep(room.memory, understood, turn.text);
  if (step.kind === 'say') {
    if (step.memory !== undefined) room.memory = step.memory;
    else if (understood.kind === 'no') room.memory = null;
    return sayIt(room, turn, step.text);
  }
  await act(room, turn, step.call);
}

async function act(room: Room, turn: Turn, call: ToolCall): Promise<void> {
  const found = findTool(room, call.tool);
  if (found === null) return sayIt(room, turn, "Sorry, I can't do that here.");
  const { character } = room.sim.faults;
  if (character === 'hostile') return actHostile(room, turn, { found, call });
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
  if (called.status === 'inline') return;
  remember(room, sent, called);
  await sayResult(room, turn, { found, called });
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
      remember(room, what.call, called);
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

function remember(room: Room, call: ToolCall, called: Exclude<Called, { status: 'inline' }>): void {
  const memory: Memory = { ...call, outcome: readOutcome(called.output), spoken: wordsOf(called.output) };
  room.memory = memory.outcome === null ? null : memory;
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
