/** What the procedures need; `deps.ts` has it all. */
import type { Log } from '../log.ts';
import type { ReplyDeps } from '../agent/reply.ts';
import type { BookingSettingsDeps } from './booking-settings.ts';
import type { DailyRelayDeps } from '../channels/daily-relay.ts';
import type { RunningReplies } from '../channels/running-replies.ts';
import type { EndDeps } from '../domain/conversation/end-conversation.ts';
import type { StartDeps } from '../domain/conversation/start-conversation.ts';
import type { ForgetDeps } from '../domain/conversation/forget-conversation.ts';
import type { AfterCallWork } from '../jobs/work-of.ts';
import type { Live } from '../live/create-live.ts';
import type { SessionReader } from './prove-session.ts';

export type VendorName = 'tavus' | 'anthropic' | 'cal';
export type VendorState = 'live' | 'simulated' | 'off';

/** What a vendor says when asked whether our key works. */
export type ConnectionVerdict = { state: VendorState; ok: boolean; say: string };

export type ApiDeps = DailyRelayDeps &
  ReplyDeps &
  StartDeps &
  EndDeps &
  BookingSettingsDeps &
  ForgetDeps &
  Pick<AfterCallWork, 'failedWork' | 'takeUpParked'> & {
    log: Log;
    live: Live;
    /** Typed turns that are being answered. */
    chats: RunningReplies;
    sessions: SessionReader;
    version: string;
    testConnection(vendor: VendorName): Promise<ConnectionVerdict>;
    deleteAccount(personId: string): Promise<void>;
  };
