/** Whose account books: the owner’s by the key of the server, others by their own, or not at all. */
import { describe, expect, it } from 'vitest';
import { startTestApp } from '#server/testing/test-app.ts';

const now = '2026-11-20T09:00:00Z';
const accounts = [{ apiKey: 'simulated' }, { apiKey: 'cal_own_key' }];

describe('whose Cal.com account books', () => {
  it('is off for everybody but the owner, until they give a key of their own', async () => {
    await using app = await startTestApp({ now, cal: { accounts } });
    const other = await app.addPerson();
    expect(await app.trpc.booking.settings.query()).toMatchObject({
      account: 'shared',
      isSimulated: true,
      usualTypeId: 101,
    });
    expect(await other.trpc.booking.settings.query()).toMatchObject({ account: 'off', eventTypes: [] });
    const off = await other.trpc.booking.availability.query({ date: 'tomorrow' });
    expect(off).toMatchObject({ kind: 'unavailable', say: expect.stringContaining('off') });

    expect(await other.trpc.booking.setKey.mutate({ key: 'cal_not_a_key' })).toMatchObject({
      ok: false,
      say: expect.stringContaining('Cal.com is simulated here') as string,
    });
    expect(await other.trpc.booking.settings.query()).toMatchObject({ account: 'off' });
    expect(await other.trpc.booking.setKey.mutate({ key: 'cal_own_key' })).toMatchObject({ ok: true });
    expect(await other.trpc.booking.settings.query()).toMatchObject({ account: 'own' });
    const [kept] = await app.query<{ sealed_key: string }>(
      'select sealed_key from booking_accounts where owner_id = $1',
      [other.personId],
    );
    expect(kept?.sealed_key).not.toContain('cal_own_key');

    const types = (await other.trpc.booking.settings.query()).eventTypes;
    expect(types[0]?.id).toBe(201);
    expect(await other.trpc.booking.setUsualType.mutate({ eventTypeId: 202 })).toMatchObject({
      usualTypeId: 202,
    });
    const offers = await other.trpc.booking.availability.query({ date: 'next Tuesday' });
    expect(offers).toMatchObject({ kind: 'done', receipt: { data: { eventType: { id: 202 } } } });
    await other.trpc.booking.clearKey.mutate();
    expect(await other.trpc.booking.settings.query()).toMatchObject({ account: 'off' });
  });

  it('books by hand with a question and a tap, and lists it', async () => {
    await using app = await startTestApp({ now, cal: true });
    const offers = await app.trpc.booking.availability.query({ date: '2026-11-24', duration: 30 });
    const slots = offers.kind === 'done' ? (offers.receipt.data as { slots: { id: string }[] }).slots : [];
    const asked = await app.trpc.booking.book.mutate({
      slotId: slots[0]?.id ?? '',
      name: 'Jane Doe',
      email: 'jane@example.com',
    });
    if (asked.kind !== 'needs-yes') throw new Error(asked.say);
    const done = await app.trpc.conversation.confirm.mutate({ nonce: asked.nonce, yes: true });
    expect(done).toMatchObject({ kind: 'done', simulated: true });
    const listed = await app.trpc.booking.list.query();
    expect(listed.upcoming).toMatchObject([{ title: 'Demo between Host and Jane Doe', clash: [] }]);
    const page = await fetch(`${app.cal.origin}/`, { headers: { accept: 'text/html' } });
    expect(await page.text()).toContain('jane@example.com');
    const cancelled = await app.trpc.booking.cancel.mutate({ appointment: listed.upcoming[0]?.uid ?? '' });
    expect(cancelled.kind).toBe('needs-yes');
  });

  it('lets the host answer a request', async () => {
    await using app = await startTestApp({ now, cal: true });
    const attendee = { name: 'Jane', email: 'jane@example.com', timeZone: 'Europe/Berlin' };
    const { uid } = app.cal.control.book({ start: '2026-11-24T09:00:00Z', eventTypeId: 103, attendee });
    await expect
      .poll(async () => (await app.trpc.booking.list.query()).upcoming.length, { timeout: 40_000 })
      .toBe(1);
    app.clock.advance(1_000);
    expect(await app.trpc.booking.decide.mutate({ uid, accept: true })).toMatchObject({ kind: 'done' });
    expect((await app.trpc.booking.list.query()).upcoming).toMatchObject([{ status: 'accepted' }]);
    expect(await app.trpc.booking.decide.mutate({ uid: 'other', accept: true })).toMatchObject({
      kind: 'not-found',
    });
  });

  it('is tested in plain words', async () => {
    await using app = await startTestApp({ now, cal: true });
    expect(await app.trpc.connections.test.mutate({ vendor: 'cal' })).toEqual({
      state: 'simulated',
      ok: true,
      say: 'The simulated Cal.com answers as Host. 5 kinds of appointments can be booked.',
    });
    await using off = await startTestApp({ now });
    expect(await off.trpc.connections.test.mutate({ vendor: 'cal' })).toMatchObject({
      state: 'off',
      ok: false,
    });
  });
});
