import type { Change } from '#shared/schedule/change.ts';

export type Freshness = {
  state: 'live' | 'catching-up' | 'offline';
  /** When this state began; for `offline`, the last moment the schedule was known to be current. Milliseconds. */
  since: number;
  /** When the server was last heard, milliseconds; 0 when never. */
  lastProofAt: number;
};

export type ScheduleStreamInput = {
  /** The last version the caller has. */
  since: number;
  onChange(change: Change): void;
  onFreshness(freshness: Freshness): void;
  onSignedOut(): void;
  signal: AbortSignal;
};

export declare function connectScheduleStream(input: ScheduleStreamInput): void;
