/** What a talk is called and how far it is, in words. Pure, so that each state is tested. */
import { sayDay, sayClock, sayDuration, type Voice } from '#shared/schedule/say-time.ts';
import { instantToWall } from '#shared/schedule/wall-clock.ts';
import type { TalkSummary } from './talks-api.ts';

export type TalkState = 'running' | 'processing' | 'ready' | 'no-transcript' | 'failed' | 'chat';

/** So long after its end a transcript may still come: the vendor writes it, and what was lost is fetched. */
const mayStillComeMs = 10 * 60_000;

export function stateOfTalk(talk: TalkSummary, now: number): TalkState {
  if (talk.brain === null && talk.tavusConversationId === null) return 'chat';
  if (talk.status === 'failed') return 'failed';
  if (talk.status !== 'ended') return 'running';
  if (talk.hasTranscript) return 'ready';
  const ended = Date.parse(talk.endedAt ?? talk.startedAt);
  return now - ended < mayStillComeMs ? 'processing' : 'no-transcript';
}

export const stateWords: Record<TalkState, string> = {
  running: 'On now',
  processing: 'Being written up',
  ready: 'Ready',
  'no-transcript': 'No transcript yet',
  failed: 'Did not start',
  chat: 'In writing',
};

export function titleOfTalk(talk: TalkSummary): string {
  const kind = talk.brain === null && talk.tavusConversationId === null ? 'Chat' : 'Call';
  const title = talk.title.trim() || talk.topics[0] || kind;
  return title.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

/** `today, 2:05 pm`, in the zone of who reads it. */
export function sayMoment(instant: string, voice: Voice): string {
  const wall = instantToWall(instant, voice.timeZone);
  return `${sayDay(wall.date, voice)}, ${sayClock(wall.time, voice)}`;
}

/** `12 min`; null while it is not over, took less than a minute or never began. */
export function sayLength(talk: TalkSummary): string | null {
  if (talk.status === 'failed') return null;
  const minutes = Math.round(talk.minutes > 0 ? talk.minutes : lasted(talk));
  return minutes < 1 ? null : sayDuration(minutes);
}

function lasted({ startedAt, endedAt }: TalkSummary): number {
  return endedAt === null ? 0 : (Date.parse(endedAt) - Date.parse(startedAt)) / 60_000;
}
