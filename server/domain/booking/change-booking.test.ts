import { describe, expect, it } from 'vitest';
import { bookingDesk, bookingOf, day, guest, slotsOf } from './booking-desk.testing.ts';

describe('moving and cancelling', () => {
  async function booked() {
    const desk = await bookingDesk();
    const [slot] = await desk.offers();
    const done = await desk.withYes('book_appointment', { slot_id: slot?.id, ...guest });
    return Object.assign(desk, { uid: bookingOf(done).uid });
  }

  it('moves it to an offered time, asking first; the event stays the same one', async () => {
    await using desk = await booked();
    const [before] = await desk.events();
    const [, , third] = slotsOf(
      await desk.ask('check_availability', { date: '2026-11-25', appointment: 'Jane' }),
    );
    const asked = await desk.ask('reschedule_appointment', { appointment: 'Jane', slot_id: third?.id });
    expect(asked).toMatchObject({
      kind: 'needs-yes',
      irreversible: [expect.stringContaining('about the new time')],
    });
    expect(await desk.events()).toEqual([before]);
    const done = await desk.withYes('reschedule_appointment', { appointment: 'Jane', slot_id: third?.id });
    expect(bookingOf(done)).toMatchObject({ start: third?.start, rescheduledFromUid: desk.uid });
    expect(await desk.events()).toMatchObject([{ id: before?.id, start: third?.start }]);
    expect((await desk.changes()).map(({ kind }) => kind)).toEqual(['add', 'move']);
    expect(desk.standing()).toHaveLength(1);
    // Only the new one is still to come.
    expect(await desk.ask('cancel_appointment', {})).toMatchObject({ kind: 'needs-yes' });
  });

  it('does not move it to a time that was not offered for it', async () => {
    await using desk = await booked();
    const [, free] = await desk.offers();
    const refused = await desk.withYes('reschedule_appointment', { slot_id: free?.id });
    expect(refused.kind).toBe('not-offered');
    expect(desk.standing()).toMatchObject([{ uid: desk.uid }]);
  });

  it('cancels it, asking first, and takes it off the schedule', async () => {
    await using desk = await booked();
    const asked = await desk.ask('cancel_appointment', { appointment: 'the demo' });
    expect(asked).toMatchObject({ kind: 'needs-yes' });
    expect(desk.standing()).toHaveLength(1);
    const done = await desk.withYes('cancel_appointment', { appointment: 'the demo' });
    expect(done.say).toMatch(/is cancelled\. It was Tue 24 Nov, 9:00–9:30 am\./);
    expect(desk.standing()).toEqual([]);
    expect(await desk.events()).toEqual([]);
    expect(await desk.ask('cancel_appointment', {})).toMatchObject({ kind: 'not-found' });
  });

  it('is content when somebody else cancelled it a moment before', async () => {
    await using desk = await booked();
    desk.cal.control.cancel(desk.uid);
    const done = await desk.withYes('cancel_appointment', {});
    expect(done).toMatchObject({ kind: 'done', say: expect.stringContaining('is cancelled') });
    expect(await desk.events()).toEqual([]);
  });

  it('may book the same again after it was cancelled', async () => {
    await using desk = await booked();
    await desk.withYes('cancel_appointment', {});
    const [slot] = await desk.offers();
    expect(await desk.withYes('book_appointment', { slot_id: slot?.id, ...guest })).toMatchObject({
      kind: 'done',
    });
    expect(await desk.intents()).toContain('over');
    expect(desk.standing()).toHaveLength(1);
  });

  it('asks which, where several fit', async () => {
    await using desk = await booked();
    const slots = await desk.offers();
    await desk.withYes('book_appointment', {
      slot_id: slots[3]?.id,
      name: 'Janet',
      email: 'janet@example.com',
    });
    expect(await desk.ask('cancel_appointment', {})).toMatchObject({ kind: 'ambiguous', choices: [{}, {}] });
    expect(await desk.ask('cancel_appointment', { appointment: 'Janet' })).toMatchObject({
      kind: 'needs-yes',
    });
  });

  it.each([
    ['remove_event', { event: 'Demo between Host and Jane Doe' }, 'not-allowed'],
    ['move_event', { event: 'Demo between Host and Jane Doe', to_time: '15:00' }, 'not-allowed'],
    // Taking it back is offered as what it is: a cancellation, asked about first.
    ['undo_change', {}, 'needs-yes'],
  ])('is not touched by %s', async (tool, args, kind) => {
    await using desk = await booked();
    const before = await desk.events();
    expect(await desk.ask(tool, args, { byHand: true })).toMatchObject({
      kind: expect.stringMatching(/not-allowed|invalid/),
    });
    expect(await desk.ask(tool, args)).toMatchObject({ kind });
    expect(await desk.events()).toEqual(before);
    expect(desk.standing()).toHaveLength(1);
  });
});

describe('over the person’s own schedule', () => {
  it('is said in the question, booked on a yes, and stored as an overlap', async () => {
    await using desk = await bookingDesk();
    await desk.ask('add_event', { title: 'Gym', date: day, start_time: '10:00', duration: 60 });
    const clashing = (await desk.offers({ duration: 60 })).find(({ clash }) => clash);
    const args = { slot_id: clashing?.id, ...guest };
    const asked = await desk.ask('book_appointment', args);
    expect(asked).toMatchObject({ summary: expect.stringContaining('over something on your own calendar') });
    expect(await desk.withYes('book_appointment', args)).toMatchObject({ kind: 'done' });
    expect(await desk.events()).toHaveLength(2);
  });
});
