/**
 * What a simulated Cal.com is started with. The process reads it from its arguments (`main.ts`),
 * tests pass it in; whatever is left out takes the default here.
 */
import type { SimulatorClock } from '../tavus/clock.ts';
import type { Faults } from './faults.ts';
import type { SimulatorIds } from './ids.ts';
import type { AccountSeed } from './seed.ts';

export type CalSimulatorOptions = {
  /** 0 picks a free one. Always bound to 127.0.0.1. */
  port?: number;
  /** Where bookings and webhooks are kept between runs; absent: memory only. */
  stateDir?: string;
  /** Accounts by API key. Default: one, with the key `simulated`. */
  accounts?: AccountSeed[];
  /** Zone of the default account's working hours. */
  timeZone?: string;
  /** Takes loopback addresses for webhooks, which Cal.com itself refuses. */
  allowLoopback?: boolean;
  /** Requests a minute and key. Cal.com: 120. */
  rateLimit?: number;
  /** Waits before a webhook that was not taken is sent again. */
  webhookRetryMs?: readonly number[];
  clock?: SimulatorClock;
  ids?: SimulatorIds;
  faults?: Partial<Faults>;
};

export type Settings = {
  port: number;
  stateDir: string | null;
  allowLoopback: boolean;
  rateLimit: number;
  webhookRetryMs: readonly number[];
  clock: SimulatorClock;
  ids: SimulatorIds;
};
