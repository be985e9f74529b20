/**
 * Where the calls of a talk stand among its turns. A call comes by its own way and is often there before
 * the words that asked for it: those are relayed by the panel, a moment or seconds later. By time alone
 * it would stand under the turn before.
 */
import type { Channel } from '#shared/schedule/change.ts';

type Turn = { role: 'user' | 'agent'; turn: number; at: string };
type Call = { channel: Channel; personTurn: number | null; at: string };

/** Words are told at most this much later than they were said. */
const lagMs = 10_000;

/** How many turns stand before each call. `turns` in spoken order; instants, ISO 8601. */
export function placeCalls(turns: readonly Turn[], calls: readonly Call[]): number[] {
  return calls.map((call) => placeOf(turns, call));
}

function placeOf(turns: readonly Turn[], call: Call): number {
  const at = Date.parse(call.at);
  const before = turns.filter((turn) => Date.parse(turn.at) <= at).length;
  if (call.channel === 'post-call') return turns.length;
  const next = turns.findIndex(({ role }, index) => index >= before && role === 'user');
  const isLate = next >= 0 && Date.parse(turns[next]?.at ?? '') - at <= lagMs;
  return isLate && isAskedBy(turns, call, next) ? next + 1 : before;
}

/** Is it the turn told next that asked for the call? */
function isAskedBy(turns: readonly Turn[], call: Call, next: number): boolean {
  const counted = turns.slice(0, next).filter(({ role }) => role === 'user').length;
  // Our own agent counts the turns it answers.
  if (call.channel === 'custom-llm' || call.channel === 'chat') return (call.personTurn ?? 0) > counted;
  // The room tells its events in order: what was said was told before what was asked for.
  if (call.channel === 'daily-relay') return false;
  // Where the agent spoke between the call and the turn told next, that was the answer.
  return !turns
    .slice(0, next)
    .some(({ role, at }) => role === 'agent' && Date.parse(at) >= Date.parse(call.at));
}
