/** Why a slot cannot be booked, in Cal.com's words and with the status it uses this time. */
import { whyNot } from '../calendar/free-slots.ts';
import type { Simulator } from '../simulator.ts';
import type { EventType } from '../state.ts';
import { Refusal } from './answer.ts';

const boundsText =
  'The event type can\'t be booked at the "start" time provided. This could be because it\'s too soon (violating the minimum booking notice) or too far in the future (outside the event\'s scheduling window). Try fetching available slots first using the GET /v2/slots endpoint and then make a booking with "start" time equal to one of the available slots.';
const takenText = 'User either already has booking at this time or is not available';

export function refuseSlot(
  sim: Simulator,
  wanted: { type: EventType; minutes: number; start: number; exceptUid?: string },
): void {
  if (sim.faults.snatched > 0) {
    sim.faults.snatched -= 1;
    const end = wanted.start + wanted.minutes * 60_000;
    sim.state.blocks.push({ ownerId: wanted.type.ownerId, start: wanted.start, end });
  }
  switch (whyNot(sim, wanted)) {
    case null:
      return;
    case 'past':
      throw new Refusal(400, 'Attempting to book a meeting in the past.');
    case 'out-of-bounds':
      throw new Refusal(400, boundsText);
    case 'no-seats':
      throw new Refusal(409, 'No more seats left at this seated booking.');
    case 'busy':
      throw taken(sim);
  }
}

function taken(sim: Simulator): Refusal {
  switch (sim.faults.takenAs) {
    case '400':
      return new Refusal(400, takenText);
    case '409':
      return new Refusal(409, takenText);
    case 'raw':
      return new Refusal(409, 'booking_conflict_error', {
        statusCode: 409,
        message: 'booking_conflict_error',
      });
  }
}
