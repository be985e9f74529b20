/** Answers to a yes-or-no question: "Is Friday free?" The yes or the no comes first. */
import type { ScheduleEvent } from './event.ts';
import { sayEventWhen } from './say-outcome.ts';
import type { Teller } from './say-outcome.ts';
import { sayList } from './say-time.ts';

/** `events` are all there are in that stretch; `when` is the stretch in words ("on Fri 27 Nov at 2:00 pm"). */
export function sayWhetherFree(events: readonly ScheduleEvent[], when: string, teller: Teller): string {
  const busy = events.filter((event) => event.busy);
  if (events.length === 0) return `You are free ${when}: nothing is on your calendar then.`;
  if (busy.length === 0) return `You are free ${when}. ${sayAll(events, teller)}, and takes no time.`;
  return `You are not free ${when}: ${sayAll(busy, teller)}.`;
}

export function sayNext(
  event: ScheduleEvent | undefined,
  { when, teller }: { when: string; teller: Teller },
): string {
  if (event === undefined) return `Nothing is on your calendar ${when}.`;
  return `Next is ${event.title}: ${sayEventWhen(event, teller)}.`;
}

/** `events` are those that lie over another one. */
export function sayOverlaps(events: readonly ScheduleEvent[], when: string, teller: Teller): string {
  if (events.length === 0) return `No, nothing overlaps ${when}.`;
  return `Yes, ${events.length} events overlap ${when}: ${sayAll(events, teller)}.`;
}

function sayAll(events: readonly ScheduleEvent[], teller: Teller): string {
  const most = 5;
  const named = events.slice(0, most).map((event) => `${event.title} is ${sayEventWhen(event, teller)}`);
  const rest = events.length - named.length;
  return sayList([...named, ...(rest > 0 ? [`${rest} more`] : [])]);
}
