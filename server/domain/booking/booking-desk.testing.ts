/** A person at a desk with a simulated Cal.com, and the steps that tests of appointments share. */
import type { FreeSlot, Outcome } from '#shared/outcome.ts';
import type { Booking } from '#shared/booking/booking.ts';
import type { CalSimulatorOptions } from '#server/simulators/cal/options.ts';
import { testDesk } from '#server/testing/test-desk.ts';
import type { CallOptions } from '#server/testing/test-desk.ts';

export const now = '2026-11-20T09:00:00Z';
export const guest = { name: 'Jane Doe', email: 'jane@example.com' };
/** A Tuesday. */
export const day = '2026-11-24';

export type Offered = FreeSlot & { id: string };

export async function bookingDesk(
  input: { cal?: CalSimulatorOptions; now?: string; timeZone?: string } = {},
) {
  const desk = await testDesk({
    now: input.now ?? now,
    ...(input.timeZone ? { timeZone: input.timeZone } : {}),
    cal: input.cal ?? {},
  });
  /** In the talk, by typing: the channel that needs no relayed words. */
  const call = (tool: string, args: unknown, options: CallOptions = {}) =>
    desk.call(tool, args, { channel: 'chat', ...options });
  const offers = async (args: Record<string, unknown> = {}, options: CallOptions = {}) =>
    slotsOf(await call('check_availability', { date: day, event_type: 'demo', ...args }, options));
  return Object.assign(desk, {
    ask: call,
    offers,
    /** The wish, and a tap on yes if it is asked for. */
    async withYes(tool: string, args: Record<string, unknown>, options: CallOptions = {}): Promise<Outcome> {
      const asked = await call(tool, args, options);
      if (asked.kind !== 'needs-yes') return asked;
      const talk = options.byHand ? null : (options.conversation ?? desk.conversation);
      return desk.tap(asked.nonce, { talk });
    },
    /** What Cal.com has that stands. */
    standing: () =>
      desk.cal.control.bookings().filter(({ status }) => status === 'accepted' || status === 'pending'),
    /** How often Cal.com was asked to make or change a booking. */
    writes: () =>
      desk.cal.control
        .journal()
        .filter(
          (line) => line.what === 'rest' && line.method === 'POST' && line.url.startsWith('/v2/bookings'),
        ).length,
    get who() {
      if (!desk.account) throw new Error('no account');
      return { personId: desk.person, account: desk.account };
    },
    async intents(): Promise<string[]> {
      const { rows } = await desk.pools.system.query<{ state: string }>(
        'select state from booking_intents order by created_at',
      );
      return rows.map(({ state }) => state);
    },
  });
}

export type BookingDesk = Awaited<ReturnType<typeof bookingDesk>>;

export function slotsOf(outcome: Outcome): Offered[] {
  if (outcome.kind !== 'done') throw new Error(`${outcome.kind}: ${outcome.say}`);
  return (outcome.receipt.data as { slots: Offered[] }).slots;
}

export function bookingOf(outcome: Outcome): Booking {
  if (outcome.kind !== 'done' && outcome.kind !== 'pending')
    throw new Error(`${outcome.kind}: ${outcome.say}`);
  return (outcome.receipt.data as { booking: Booking }).booking;
}

export const timesOf = (slots: readonly FreeSlot[]): string[] => slots.map(({ wall }) => wall.start.time);
