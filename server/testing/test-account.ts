/** An account at a simulated Cal.com, as `connect-cal.ts` makes one. */
import { createBookingAccount } from '#server/domain/booking/bookings.ts';
import type { BookingAccount } from '#server/domain/booking/bookings.ts';
import { createCalBookings } from '#server/vendors/cal/bookings-vendor.ts';
import type { CalBudget } from '#server/vendors/cal/cal-budget.ts';
import type { Clock } from '#server/clock.ts';
import type { CalSimulator } from '#server/simulators/cal/start-cal-simulator.ts';

/** Tests ask more in a minute than people do. */
const noLimit: CalBudget = { take: () => 0, learn: () => {}, block: () => {} };

export function testAccount(
  cal: CalSimulator,
  input: { clock: Clock; timeoutMs?: number; eventTypeId?: number; key?: string },
): BookingAccount {
  const vendor = createCalBookings({
    baseUrl: cal.url,
    bearer: () => input.key ?? 'simulated',
    clock: input.clock,
    budget: noLimit,
    timeoutMs: input.timeoutMs ?? 1_500,
    backoffMs: [20],
  });
  return createBookingAccount(input.clock, {
    name: `simulated ${input.key ?? ''}`,
    vendor,
    patient: vendor,
    isSimulated: true,
    eventTypeId: input.eventTypeId ?? null,
    pageOf: () => null,
  });
}
