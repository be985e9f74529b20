/** The way into an event's call, if it has one: its own link, or one that stands in its place or notes. */
import type { ScheduleEvent } from '#shared/schedule/event.ts';

const known =
  /^https:\/\/(?:[\w-]+\.)*(?:zoom\.us|meet\.google\.com|teams\.microsoft\.com|teams\.live\.com|webex\.com|whereby\.com|daily\.co|meet\.jit\.si|gotomeeting\.com)\//i;

/** https only; null where there is none. */
export function joinLink({ links, place, notes }: ScheduleEvent): string | null {
  const own = links.find(({ kind, url }) => kind === 'call' && url.startsWith('https://'));
  if (own) return own.url;
  const written = `${place ?? ''} ${(notes ?? '').slice(0, 10_000)} ${links.map(({ url }) => url).join(' ')}`;
  return written.split(/[\s<>"()]+/).find((word) => known.test(word)) ?? null;
}
