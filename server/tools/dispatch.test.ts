import { describe, expect, it } from 'vitest';
import type { Outcome } from '#shared/outcome.ts';
import { testDesk } from '#server/testing/test-desk.ts';

const now = '2026-11-20T09:00:00Z'; // Friday, 10:00 in Berlin
const gym = { title: 'Gym', date: 'tomorrow', start_time: '7am' };

/** `[[[…]]]` */
function nested(depth: number): unknown {
  let inner: unknown = 'x';
  for (let level = 0; level < depth; level += 1) inner = [inner];
  return inner;
}

function eventOf(outcome: Outcome) {
  if (outcome.kind !== 'done') throw new Error(`${outcome.kind}: ${outcome.say}`);
  const event = outcome.receipt.changes[0]?.event;
  if (!event) throw new Error('no change in the receipt');
  return event;
}

describe('a call that is made once', () => {
  it('stores what was said, in the zone of the device, and answers with what is stored', async () => {
    await using desk = await testDesk({ now });
    const outcome = await desk.call('add_event', gym);
    expect(outcome).toMatchObject({ kind: 'done', say: 'Gym is added: tomorrow 7:00–8:00 am.' });
    expect(eventOf(outcome)).toMatchObject({
      title: 'Gym',
      start: '2026-11-21T06:00:00Z',
      end: '2026-11-21T07:00:00Z',
      wall: { start: { date: '2026-11-21', time: '07:00' }, startZone: 'Europe/Berlin' },
      source: 'voice',
      version: 1,
    });
    expect(await desk.events()).toEqual([eventOf(outcome)]);
    expect(desk.announced).toEqual(await desk.changes());
    expect(desk.told).toEqual([outcome]);
  });

  it('moves, lists, removes and takes back by the words a person uses', async () => {
    await using desk = await testDesk({ now });
    await desk.call('add_event', gym);
    const moved = await desk.call('move_event', { event: 'gym', to_time: '8' });
    expect(moved).toMatchObject({ kind: 'done', say: 'Gym is moved: tomorrow 8:00–9:00 am.' });
    const listed = await desk.call('list_events', { on: 'tomorrow' });
    expect(listed).toMatchObject({ kind: 'done', say: '1 event tomorrow: Gym, tomorrow 8:00–9:00 am.' });
    expect(await desk.call('remove_event', { event: 'gym' })).toMatchObject({ kind: 'done' });
    expect(await desk.events()).toEqual([]);
    expect(await desk.call('undo_change', {})).toMatchObject({
      kind: 'done',
      say: 'Taken back. Gym is back: tomorrow 8:00–9:00 am.',
    });
    expect(await desk.events()).toMatchObject([{ title: 'Gym', wall: { start: { time: '08:00' } } }]);
    expect((await desk.changes()).map((change) => [change.version, change.kind])).toEqual([
      [1, 'add'],
      [2, 'move'],
      [3, 'remove'],
      [4, 'add'],
    ]);
  });

  it('refuses a clash, says with what, offers free times, and stores it once the person wants it', async () => {
    await using desk = await testDesk({ now });
    await desk.call('add_event', { title: 'Stand-up', date: 'tomorrow', start_time: '9:00', duration: 30 });
    const before = await desk.rowCounts();
    const clash = await desk.call('add_event', { title: 'Demo', date: 'tomorrow', start_time: '09:00' });
    expect(clash).toMatchObject({ kind: 'conflict', with: [{ title: 'Stand-up' }] });
    expect(clash.say).toMatch(/^Not added: Stand-up is tomorrow 9:00–9:30 am\. .* free\.$/);
    if (clash.kind !== 'conflict') throw new Error('no conflict');
    expect(clash.alternatives.length).toBeGreaterThan(0);
    expect(await desk.rowCounts()).toMatchObject({ events: before['events'], version: before['version'] });
    await desk.said('Yes, add it anyway.');
    const wanted = await desk.call('add_event', {
      title: 'Demo',
      date: 'tomorrow',
      start_time: '09:00',
      allow_overlap: true,
    });
    expect(wanted.say).toBe('Demo is added: tomorrow 9:00–10:00 am. It overlaps with Stand-up.');
    const { rows } = await desk.pools.system.query('select consent from changes order by version');
    expect(rows).toEqual([{ consent: null }, { consent: 'overlap' }]);
  });

  it('finds an hour on a day', async () => {
    await using desk = await testDesk({ now });
    await desk.call('add_event', {
      title: 'Workshop',
      date: '2026-11-23',
      start_time: '09:00',
      duration: 180,
    });
    const found = await desk.call('find_time', { duration: 60, on: '2026-11-23' });
    expect(found).toMatchObject({
      kind: 'done',
      receipt: { data: { slots: [{ wall: { start: { date: '2026-11-23', time: '12:00' } } }, {}, {}] } },
    });
  });
});

describe('a call that comes again', () => {
  it('is answered from the first time when its id is the same, and does nothing', async () => {
    await using desk = await testDesk({ now });
    const first = await desk.call('add_event', gym, { callId: 'call_1' });
    const again = await desk.call('add_event', gym, { callId: 'call_1' });
    expect(again).toEqual({ ...first, repeat: true });
    expect(await desk.rowCounts()).toMatchObject({ events: 1, changes: 1, calls: 1, version: 1 });
  });

  it('is refused when its id is the same and its arguments are not', async () => {
    await using desk = await testDesk({ now });
    await desk.call('add_event', gym, { callId: 'call_1' });
    await expect(
      desk.call('add_event', { ...gym, start_time: '8am' }, { callId: 'call_1' }),
    ).rejects.toMatchObject({
      code: 'call-id-reused',
    });
    expect(await desk.rowCounts()).toMatchObject({ events: 1, calls: 1, version: 1 });
  });

  it('has one effect when fifty of it arrive at once', async () => {
    await using desk = await testDesk({ now });
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => desk.call('add_event', gym, { callId: 'call_1' })),
    );
    expect(new Set(answers.map((answer) => eventOf(answer).id)).size).toBe(1);
    expect(answers.filter((answer) => !answer.repeat)).toHaveLength(1);
    expect(await desk.rowCounts()).toMatchObject({ events: 1, changes: 1, calls: 1, version: 1 });
  });

  it('is known by its meaning within 90 seconds although id and wording differ', async () => {
    await using desk = await testDesk({ now });
    const first = await desk.call('add_event', gym, { callId: 'call_1' });
    desk.clock.advance(60_000);
    const again = await desk.call(
      'add_event',
      { title: 'gym', date: '2026-11-21', start_time: '07:00' },
      { callId: 'call_2' },
    );
    expect(again).toEqual({ ...first, repeat: true });
    expect(await desk.rowCounts()).toMatchObject({ events: 1, version: 1 });
  });

  it('is a new request once the earlier effect does not stand any more', async () => {
    await using desk = await testDesk({ now });
    await desk.call('add_event', gym);
    await desk.call('remove_event', { event: 'gym' });
    const again = await desk.call('add_event', gym);
    expect(again.repeat).toBeUndefined();
    expect(await desk.events()).toHaveLength(1);
  });

  it('is a new request after 90 seconds, and then clashes with the first', async () => {
    await using desk = await testDesk({ now });
    await desk.call('add_event', gym);
    desk.clock.advance(91_000);
    expect(await desk.call('add_event', gym)).toMatchObject({ kind: 'conflict' });
  });

  it('removes the second of two events that have one name, when that is what is meant', async () => {
    await using desk = await testDesk({ now });
    const first = await desk.call('add_event', gym);
    await desk.call('add_event', { ...gym, date: 'sunday' });
    expect(await desk.call('remove_event', { event: 'gym' })).toMatchObject({ kind: 'ambiguous' });
    await desk.call('remove_event', { event: eventOf(first).id });
    const second = await desk.call('remove_event', { event: 'gym' });
    expect(second).toMatchObject({ kind: 'done' });
    expect(second.repeat).toBeUndefined();
    expect(await desk.events()).toEqual([]);
  });

  it('is a repeat when "remove gym" is delivered twice', async () => {
    await using desk = await testDesk({ now });
    await desk.call('add_event', gym);
    const first = await desk.call('remove_event', { event: 'gym' });
    expect(await desk.call('remove_event', { event: 'gym' })).toEqual({ ...first, repeat: true });
  });

  it('gives a person who wants two gym sessions two', async () => {
    await using desk = await testDesk({ now });
    await desk.call('add_event', gym);
    // The first receipt again: nobody said yet that it is a second one.
    expect(await desk.call('add_event', { ...gym, allow_overlap: true })).toMatchObject({ kind: 'conflict' });
    await desk.said('Yes, I want both.');
    await desk.call('add_event', { ...gym, allow_overlap: true });
    await desk.call('add_event', { ...gym, start_time: '6pm' });
    expect(await desk.events()).toHaveLength(3);
  });

  it('undoes once per turn of the person, however often it is delivered', async () => {
    await using desk = await testDesk({ now });
    await desk.call('add_event', gym);
    await desk.call('add_event', { title: 'Lunch', date: 'tomorrow', start_time: '12:00' });
    const inTurn = (personTurns: number) => ({ conversation: { ...desk.conversation, personTurns } });
    await desk.call('undo_change', {}, inTurn(3));
    expect(await desk.call('undo_change', {}, inTurn(3))).toMatchObject({ repeat: true });
    expect((await desk.events()).map((event) => event.title)).toEqual(['Gym']);
    await desk.call('undo_change', {}, inTurn(4));
    expect(await desk.events()).toEqual([]);
  });
});

describe('a call that cannot be done', () => {
  const bad: [string, unknown, string][] = [
    ['a NUL character', { ...gym, title: 'a\0b' }, 'invalid'],
    ['half a surrogate pair', { ...gym, title: 'a\ud800b' }, 'invalid'],
    ['a year before 1970', { ...gym, date: '1969-12-31' }, 'invalid'],
    ['a year after 2100', { ...gym, date: '2101-01-01' }, 'invalid'],
    ['31 February', { ...gym, date: '2027-02-31' }, 'invalid'],
    ['31 February in words', { ...gym, date: '31 February' }, 'invalid'],
    ['a zone that does not exist', { ...gym, time_zone: 'Mars/Base' }, 'invalid'],
    [
      'an end before the start',
      { ...gym, date: '2026-11-21', end_date: '2026-11-20', end_time: '08:00' },
      'invalid',
    ],
    [
      'an end in the morning of a start in the afternoon',
      { ...gym, start_time: '15:00', end_time: '14:00' },
      'invalid',
    ],
    ['a day that has 24:00', { ...gym, start_time: '24:00' }, 'invalid'],
    ['an end after 2100', { title: 'Party', date: '2100-12-31', start_time: '23:30' }, 'invalid'],
    ['lists in lists without end', { ...gym, notes: nested(20_000) }, 'invalid'],
    ['a title of the wrong type', { ...gym, title: 7 }, 'invalid'],
    ['no title', { date: 'tomorrow', start_time: '7am' }, 'invalid'],
    ['a field nobody knows', { ...gym, when: 'now' }, 'invalid'],
    ['arguments that are no object', 'gym', 'invalid'],
    ['nothing but a title', { title: 'Gym' }, 'needs'],
    ['a day without a time', { title: 'Gym', date: 'tomorrow' }, 'needs'],
    ['a time that has passed', { title: 'Gym', date: 'today', start_time: '07:00' }, 'past'],
  ];
  it.each(bad)('answers %s with an outcome and changes nothing', async (_name, args, kind) => {
    await using desk = await testDesk({ now });
    const before = await desk.rowCounts();
    const outcome = await desk.call('add_event', args, { callId: 'call_1' });
    expect(outcome.kind).toBe(kind);
    expect(outcome.say).not.toBe('');
    const { calls: _calls, ...rows } = await desk.rowCounts();
    const { calls: _before, ...rowsBefore } = before;
    expect(rows).toEqual(rowsBefore);
  });

  it('refuses an unknown tool', async () => {
    await using desk = await testDesk({ now });
    await expect(desk.call('launch_rocket', {})).rejects.toMatchObject({ code: 'unknown-tool' });
  });

  it('says that there is no such event', async () => {
    await using desk = await testDesk({ now });
    expect(await desk.call('remove_event', { event: 'dentist' })).toMatchObject({
      kind: 'not-found',
      say: 'There is no “dentist” on your calendar.',
    });
  });

  it('does not let one person touch what belongs to another', async () => {
    await using desk = await testDesk({ now });
    const mine = eventOf(await desk.call('add_event', gym));
    const other = await desk.addPerson('Europe/Berlin');
    const theirs = await desk.addConversation(other);
    const options = { personId: other, conversation: theirs };
    expect(await desk.call('remove_event', { event: mine.id }, options)).toMatchObject({ kind: 'not-found' });
    await expect(desk.call('remove_event', { event: mine.id }, { personId: other })).rejects.toMatchObject({
      code: 'unknown-conversation',
    });
    expect(await desk.events()).toHaveLength(1);
  });
});
