/** The few words that say what the call is doing right now; the most pressing thing wins. */
import { doing, type OnCall } from './call-state.ts';

export function statusOf(call: OnCall | null): { words: string; isBusy: boolean } {
  if (!call) return { words: 'Starting the call', isBusy: true };
  if (call.isLeaving) return { words: 'Ending the call', isBusy: true };
  if (call.at === 'connecting') return { words: 'Connecting', isBusy: true };
  if (!call.isRoomUp) return { words: 'Reconnecting the call', isBusy: true };
  if (!call.isServerUp) return { words: 'Reconnecting to your server', isBusy: true };
  if (call.runningTool !== null) return { words: doing(call.runningTool), isBusy: true };
  if (call.speaker === 'agent') return { words: 'Speaking', isBusy: false };
  if (call.speaker === 'user') return { words: 'Hearing you', isBusy: false };
  if (call.isMuted)
    return { words: call.hasMicrophone ? 'You are muted' : 'Reading what you type', isBusy: false };
  return { words: 'Listening', isBusy: false };
}
