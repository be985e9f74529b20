/** What the procedures need; `deps.ts` has it all. */
import type { Log } from '../log.ts';
import type { DailyRelayDeps } from '../channels/daily-relay.ts';
import type { EndDeps } from '../domain/conversation/end-conversation.ts';
import type { StartDeps } from '../domain/conversation/start-conversation.ts';
import type { Live } from '../live/create-live.ts';
import type { SessionReader } from './prove-session.ts';

export type VendorName = 'tavus' | 'anthropic';
export type VendorState = 'live' | 'simulated' | 'off';

/** What a vendor says when asked whether our key works. */
export type ConnectionVerdict = { state: VendorState; ok: boolean; say: string };

export type ApiDeps = DailyRelayDeps &
  StartDeps &
  EndDeps & {
    log: Log;
    live: Live;
    sessions: SessionReader;
    version: string;
    testConnection(vendor: VendorName): Promise<ConnectionVerdict>;
    deleteAccount(personId: string): Promise<void>;
  };
