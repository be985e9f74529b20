import { describe, expect, it } from 'vitest';
import type { FreeSlot, Outcome } from '#shared/outcome.ts';
import { testDesk } from '#server/testing/test-desk.ts';

const now = '2026-11-20T09:00:00Z';
const guest = { name: 'Jane Doe', email: 'jane@example.com' };

type Desk = Awaited<ReturnType<typeof testDesk>>;

function slotsOf(outcome: Outcome): (FreeSlot & { id: string })[] {
  if (outcome.kind !== 'done') throw new Error(`${outcome.kind}: ${outcome.say}`);
  return (outcome.receipt.data as { slots: (FreeSlot & { id: string })[] }).slots;
}

/** Asks, taps yes, and answers what came of it. */
async function withYes(desk: Desk, tool: string, args: Record<string, unknown>): Promise<Outcome> {
  const asked = await desk.call(tool, args);
  if (asked.kind !== 'needs-yes') return asked;
  return desk.tap(asked.nonce);
}

describe('booking an appointment', () => {
  it('offers, holds, asks, books, and has it on the schedule when it says so', async () => {
    await using desk = await testDesk({ now, cal: {} });
    const offers = await desk.call('check_availability', { date: 'next Tuesday', event_type: 'demo' });
    console.log(offers.say);
    const slots = slotsOf(offers);
    const asked = await desk.call('book_appointment', { slot_id: slots[3]?.id, ...guest });
    console.log(asked);
    const done = await withYes(desk, 'book_appointment', { slot_id: slots[3]?.id, ...guest });
    console.log(JSON.stringify(done, null, 1), desk.cal.control.bookings());
    expect(done.kind).toBe('done');
  });
});
