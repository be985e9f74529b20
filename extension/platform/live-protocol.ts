/** What a page and the worker that holds its browser profile's one stream say to each other. */
import type { Change } from '#shared/schedule/change.ts';
import type { Freshness } from './freshness.ts';

export type ToHost =
  /** First message of every port. `clientId` names the Web Lock the page holds while it lives. */
  | { type: 'hello'; clientId: string; serverUrl: string; token: string; since: number }
  | { type: 'token'; token: string }
  /** A version is missing: send again everything after `since`. */
  | { type: 'resume'; since: number }
  /** Something changed for the better: do not wait for the next attempt. */
  | { type: 'hurry' }
  | { type: 'bye' };

export type ToClient =
  | { type: 'welcome'; freshness: Freshness }
  | { type: 'change'; change: Change }
  | { type: 'freshness'; freshness: Freshness }
  | { type: 'signed-out' };

/** The worker holds this lock as long as it lives; whoever gets it knows that the worker is dead. */
export function hostLock(key: string): string {
  return `live-host ${key}`;
}

/** A page holds this lock as long as it lives; the worker that gets it forgets the page. */
export function clientLock(clientId: string): string {
  return `live-client ${clientId}`;
}
