/** What the measurements ask of every server: how to call it, how to follow it, how it is doing. */
import type { ChildServer } from './child-server.ts';

export type Contestant = {
  name: string;
  server: ChildServer;
  /** The whole HTTP request that adds event number `call` to the schedule of `person` (from 0). */
  call(person: number, call: number): string;
  /** The whole HTTP request that opens a stream; `since` where it can resume. */
  stream(person: number, since: number): string;
};

const twoHoursMs = 7_200_000;
const fiveMinutesMs = 300_000;

/**
 * Every call its own time, so that nothing ever clashes; twelve events a day, as in a full calendar;
 * from 2030 on, so that nothing is past. Calls up to 300,000 end before 2100.
 */
export function timeOfCall(call: number): { date: string; start: string; end: string } {
  const from = Date.UTC(2030, 0, 1) + call * twoHoursMs;
  const iso = (at: number) => new Date(at).toISOString();
  return { date: iso(from).slice(0, 10), start: iso(from), end: iso(from + fiveMinutesMs) };
}
