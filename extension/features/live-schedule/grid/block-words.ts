/** What stands inside a block, and what a screen reader says of it. */
import type { SeenChange } from '../live-schedule.ts';
import { bareClock, clockRange, clockThere } from '../clock-label.ts';
import type { ShownEvent } from '../shown-events.ts';
import { instantToWall } from '#shared/schedule/wall-clock.ts';
import { sayWhen, type Voice } from '#shared/schedule/say-time.ts';
import type { Channel } from '#shared/schedule/change.ts';

type Words = { label: string; shortTime: string; longTime: string; extra: string };

export function blockWords(
  event: ShownEvent,
  voice: Voice,
  marks: { seen?: SeenChange; clashes?: string[] },
): Words {
  const start = instantToWall(event.start, voice.timeZone).time;
  const end = instantToWall(event.end, voice.timeZone).time;
  const there = clockThere(event, voice);
  const news = marks.seen ? sayNews(marks.seen) : null;
  const clash = marks.clashes?.length ? `clashes with ${marks.clashes.join(', ')}` : null;
  const state = [
    event.isWaiting ? 'waiting for the server' : null,
    event.isSuggested ? 'a question, not on your schedule' : null,
    event.status === 'tentative' ? 'tentative' : null,
    event.busy || event.isSuggested ? null : 'free time',
    clash,
    news,
  ].filter((part) => part !== null);
  return {
    label: [sayWhen(event, voice), event.place, ...state].filter(Boolean).join(', '),
    shortTime: bareClock(start, voice),
    longTime: clockRange(start, end, voice),
    extra: [there, news ?? event.place].filter(Boolean).join(' · '),
  };
}

const doneWords = { add: 'added', move: 'moved', update: 'changed', remove: 'removed' } as const;

/** `added by voice just now`. */
function sayNews({ change }: SeenChange): string {
  const how = sayChannel(change.who.channel);
  const what = change.undoOf === undefined ? doneWords[change.kind] : 'put back';
  return [what, how, 'just now'].filter(Boolean).join(' ');
}

/** Which way a change came in; null for the person's own hand. */
export function sayChannel(channel: Channel): string | null {
  switch (channel) {
    case 'panel':
      return null;
    case 'tavus-tools':
    case 'daily-relay':
    case 'custom-llm':
      return 'by voice';
    case 'chat':
      return 'by chat';
    case 'phone':
      return 'by phone';
    case 'sms':
      return 'by text message';
    case 'post-call':
      return 'after the call';
    case 'cal-events':
      return 'by Cal.com';
    case 'zones':
      return 'by new rules of its time zone';
  }
}
