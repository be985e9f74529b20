/** Rows that somebody else keeps for us (a booking) are changed where they are kept, not here. */
import type { NotAllowed } from '#shared/outcome.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';

export function heldElsewhere(event: ScheduleEvent | null, verb: 'change' | 'remove'): NotAllowed | null {
  if (event?.source !== 'cal') return null;
  const [how, words] = verb === 'remove' ? ['cancelled', 'cancel'] : ['rescheduled', 'move'];
  const say = `${event.title} is a Cal.com booking: it has to be ${how} there. I can do that if you say “${words} the booking”.`;
  return { kind: 'not-allowed', say };
}
