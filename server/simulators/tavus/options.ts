/**
 * What a simulator is started with. The process reads it from its arguments (`main.ts`), tests
 * pass it in; whatever is left out takes the default here.
 */
import type { SimulatorClock } from './clock.ts';
import type { SimulatorIds } from './ids.ts';
import type { Faults } from './faults.ts';
import type { Understand } from '../mind/understand.ts';

export type TavusSimulatorOptions = {
  /** 0 picks a free one. Always bound to 127.0.0.1. */
  port?: number;
  /** Where personas, tools and conversations are kept between runs; absent: memory only. */
  stateDir?: string;
  /** The keys `x-api-key` may hold. */
  apiKeys?: string[];
  /** Takes loopback URLs for tools, LLMs and callbacks, which Tavus itself refuses. */
  allowLoopback?: boolean;
  /** How long the persona takes to come into the room. Tavus: 2 to 4 s. */
  joinDelayMs?: number;
  /** How fast the persona speaks; 0 says everything at once. */
  msPerWord?: number;
  /** From the end of a call to the webhook that analyses it. Tavus: minutes. */
  analysisDelayMs?: number;
  /** The 1 Hz `replica_present` of a live room; 0 sends none. */
  heartbeatMs?: number;
  /** A frame that went away without saying so counts as having left after this. */
  lostAfterMs?: number;
  clock?: SimulatorClock;
  ids?: SimulatorIds;
  understand?: Understand;
  faults?: Partial<Faults>;
};

export type Settings = Required<Omit<TavusSimulatorOptions, 'stateDir' | 'faults' | 'understand'>> & {
  stateDir: string | null;
  understand: Understand;
};
