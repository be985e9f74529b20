/** The matrix: the same call through every way in has the same effect, the same answer, the same refusals. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestApp } from '#server/testing/test-app.ts';
import type { TestApp } from '#server/testing/test-app.ts';
import { changed, channels, describeEachChannel, keptOf, personSays } from './each-channel.testing.ts';
import type { Caller, CallOf } from './each-channel.testing.ts';

const gym: CallOf = { tool: 'add_event', args: { title: 'Gym', date: '2026-11-21', start_time: '07:00' } };

let app: TestApp;
let caller: Caller;
beforeAll(async () => {
  app = await startTestApp({ now: '2026-11-20T09:00:00Z', anthropic: true }); // Friday, 10:00 in Berlin
});
afterAll(() => app[Symbol.asyncDispose]());
beforeEach(async () => {
  caller = await addCaller();
});

async function addCaller(): Promise<Caller> {
  const person = await app.addPerson();
  return { person, conversation: await app.addConversation(person.personId) };
}

describeEachChannel('what can be done', (channel) => {
  const call = (request: CallOf) => channel.call(app, caller, request);

  it('is stored, logged and answered with what is stored', async () => {
    const { status, outcome } = await call(gym);
    expect({ status, outcome }).toMatchObject({
      status: 200,
      outcome: { kind: 'done', say: 'Gym is added: tomorrow 7:00–8:00 am.', receipt: { version: 1 } },
    });
    const event = { ...changed(outcome).event, id: 'id', source: 'source' };
    expect(event).toMatchObject({ title: 'Gym', start: '2026-11-21T06:00:00Z', end: '2026-11-21T07:00:00Z' });
    expect(await keptOf(app, caller)).toEqual({
      version: 1,
      events: [event],
      changes: [{ version: 1, kind: 'add', before: null, after: event, undoOf: undefined }],
      channels: [channel.channel],
      sources: [channel.source],
    });
  });

  it('moves, removes and takes back, each as one change with before and after', async () => {
    const added = changed((await call(gym)).outcome).event;
    const said: (string | undefined)[] = [];
    said.push((await call({ tool: 'move_event', args: { event: added.id, to_time: '08:00' } })).outcome?.say);
    said.push((await call({ tool: 'remove_event', args: { event: 'gym' } })).outcome?.say);
    said.push((await call({ tool: 'undo_change', args: { version: 3 } })).outcome?.say);
    expect(said).toEqual([
      'Gym is moved: tomorrow 8:00–9:00 am.',
      'Gym is removed. It was tomorrow 8:00–9:00 am.',
      'Taken back. Gym is back: tomorrow 8:00–9:00 am.',
    ]);
    const kept = await keptOf(app, caller);
    const at = (time: string) => ({ title: 'Gym', wall: { start: { date: '2026-11-21', time } } });
    expect(kept).toMatchObject({
      version: 4,
      events: [{ ...at('08:00'), version: 4 }],
      changes: [
        { version: 1, kind: 'add', before: null, after: at('07:00') },
        { version: 2, kind: 'move', before: at('07:00'), after: at('08:00') },
        { version: 3, kind: 'remove', before: at('08:00'), after: null },
        { version: 4, kind: 'add', before: null, after: at('08:00'), undoOf: 3 },
      ],
      channels: [channel.channel],
    });
  });

  it('is done once when the same call id comes again, and answered from the first time', async () => {
    const first = await call({ ...gym, callId: 'call_1' });
    const kept = await keptOf(app, caller);
    const rows = await app.rows();
    expect(await call({ ...gym, callId: 'call_1' })).toEqual({
      status: 200,
      // A typed turn that is sent again is told again as it was told.
      outcome: channel.channel === 'chat' ? first.outcome : { ...first.outcome, repeat: true },
    });
    expect(await keptOf(app, caller)).toEqual(kept);
    expect(await app.rows()).toMatchObject({
      events: rows['events'],
      changes: rows['changes'],
      calls: rows['calls'],
    });
  });

  it('finds free time without writing', async () => {
    await call(gym);
    const { outcome } = await call({
      tool: 'find_time',
      args: { duration: 60, from: '2026-11-23T08:00:00Z', to: '2026-11-23T16:00:00Z' },
    });
    expect(outcome).toMatchObject({
      kind: 'done',
      say: 'Free: Mon 23 Nov, 9:00–10:00 am; Mon 23 Nov, 10:00–11:00 am; Mon 23 Nov, 11:00 am–12:00 pm.',
      receipt: { version: 1, changes: [], data: { slots: [{ start: '2026-11-23T08:00:00Z' }, {}, {}] } },
    });
    expect((await keptOf(app, caller)).version).toBe(1);
  });

  it('stores over a clash once that is wanted, and says so', async () => {
    await call({ tool: 'add_event', args: { title: 'Stand-up', date: '2026-11-21', start_time: '07:30' } });
    const anyway = { ...gym, args: { ...gym.args, allow_overlap: true } } as CallOf;
    if (channel.hasTalks) {
      // A model's word for it is not the person's.
      expect((await call(anyway)).outcome?.kind).toBe('conflict');
      app.clock.advance(1_000);
      await personSays(app, caller, 'Yes, add it anyway.');
      app.clock.advance(1_000);
    }
    const { outcome } = await call(anyway);
    expect(outcome?.say).toBe('Gym is added: tomorrow 7:00–8:00 am. It overlaps with Stand-up.');
    expect((await keptOf(app, caller)).events).toHaveLength(2);
  });
});

describeEachChannel('what is refused', (channel) => {
  const call = (request: CallOf) => channel.call(app, caller, request);
  const refusals: [string, CallOf, { kind: string; say: RegExp }][] = [
    [
      'a clash',
      { tool: 'add_event', args: { title: 'Demo', date: '2026-11-21', start_time: '07:30' } },
      { kind: 'conflict', say: /^Not added: Gym is tomorrow 7:00–8:00 am\. .* free\.$/ },
    ],
    [
      'a move into a clash',
      { tool: 'move_event', args: { event: 'yoga', to_date: '2026-11-21', to_time: '07:30' } },
      { kind: 'conflict', say: /^Yoga is not moved: Gym is tomorrow 7:00–8:00 am\./ },
    ],
    [
      'words that fit two events',
      { tool: 'remove_event', args: { event: 'yoga class' } },
      {
        kind: 'ambiguous',
        say: /^Which one: Yoga class, Sun 22 Nov, 9:00–10:00 am; Yoga class, Mon 23 Nov, 9:00–10:00 am\?$/,
      },
    ],
    [
      'words that fit none',
      { tool: 'remove_event', args: { event: 'dentist' } },
      { kind: 'not-found', say: /“dentist”/ },
    ],
    [
      'a day that does not exist',
      { tool: 'add_event', args: { title: 'Party', date: '2027-02-31', start_time: '20:00' } },
      { kind: 'invalid', say: /There is no day 2027-02-31/ },
    ],
    [
      'a time that does not exist',
      { tool: 'add_event', args: { title: 'Party', date: '2027-02-01', start_time: '25:00' } },
      { kind: 'invalid', say: /could not find a time in “25:00”/ },
    ],
    [
      'a title that cannot be stored',
      { tool: 'add_event', args: { title: 'Par\0ty', date: '2027-02-01', start_time: '20:00' } },
      { kind: 'invalid', say: /cannot be stored/ },
    ],
    [
      'a change of what changed meanwhile',
      { tool: 'move_event', args: { event: 'gym', to_time: '10:00', if_version: 0 } },
      { kind: 'stale', say: /^Not changed: Gym was changed meanwhile\. It is tomorrow 7:00–8:00 am now\.$/ },
    ],
    [
      'an undo of nothing',
      { tool: 'undo_change', args: { version: 99 } },
      { kind: 'not-found', say: /nothing left to take back/ },
    ],
  ];
  it.each(refusals)(
    '%s, with the same answer and no trace in the schedule',
    async (_name, request, expected) => {
      const yoga = (date: string, title = 'Yoga class'): CallOf => ({
        tool: 'add_event',
        args: { title, date, start_time: '09:00' },
      });
      for (const first of [gym, yoga('2026-11-22'), yoga('2026-11-23'), yoga('2026-11-24', 'Yoga')]) {
        changed((await call(first)).outcome);
      }
      const before = await keptOf(app, caller);
      const { status, outcome } = await call(request);
      expect({ status, kind: outcome?.kind, say: outcome?.say }).toEqual({
        status: 200,
        kind: expected.kind,
        say: expect.stringMatching(expected.say),
      });
      expect(await keptOf(app, caller)).toEqual(before);
    },
  );

  it('a call id that was used for something else', async () => {
    if (!channel.hasCallIds) return;
    await call({ ...gym, callId: 'call_1' });
    const before = await keptOf(app, caller);
    const rows = await app.rows();
    const other = { ...gym, args: { ...gym.args, start_time: '18:00' }, callId: 'call_1' } as CallOf;
    expect(await call(other)).toEqual({ status: 409, outcome: null });
    expect(await keptOf(app, caller)).toEqual(before);
    expect(await app.rows()).toEqual(rows);
  });
});

describeEachChannel('what is not allowed', (channel) => {
  it('without a proof', async () => {
    const rows = await app.rows();
    expect(await channel.callUnproven(app, caller, gym)).toEqual({ status: 401, outcome: null });
    expect(await app.rows()).toEqual(rows);
  });

  it('on an event of somebody else, which looks as if it were not there', async () => {
    const theirs = await addCaller();
    const event = changed((await channel.call(app, theirs, gym)).outcome).event;
    const kept = await keptOf(app, theirs);
    for (const request of [
      { tool: 'remove_event', args: { event: event.id } },
      { tool: 'move_event', args: { event: event.id, to_time: '09:00' } },
    ] as CallOf[]) {
      expect((await channel.call(app, caller, request)).outcome).toMatchObject({
        kind: 'not-found',
        say: 'I looked for an event that is not on your calendar.',
      });
    }
    expect(
      (await channel.call(app, caller, { tool: 'undo_change', args: { version: 1 } })).outcome?.kind,
    ).toBe('not-found');
    expect(await keptOf(app, theirs)).toEqual(kept);
  });

  it('in a talk that has ended or is somebody else’s, where there are talks', async () => {
    if (!channel.hasTalks) return;
    const theirs = await addCaller();
    const rows = await app.rows();
    const mixed = { ...caller, conversation: { ...caller.conversation, id: theirs.conversation.id } };
    if (channel.channel === 'daily-relay') expect((await channel.call(app, mixed, gym)).status).toBe(404);
    const unknown = {
      person: caller.person,
      conversation: { id: crypto.randomUUID(), vendorId: 'c0000000' },
    };
    expect((await channel.call(app, unknown, gym)).status).toBe(404);
    await app.query(`update conversations set status = 'ended', ended_at = now() where id = $1`, [
      caller.conversation.id,
    ]);
    // In writing a talk goes on: channels/chat.test.ts.
    if (channel.channel === 'chat') return;
    expect((await channel.call(app, caller, gym)).status).toBe(409);
    expect(await app.rows()).toEqual(rows);
  });
});

describe('a message of another talk', () => {
  it('is not taken, although both talks are the person’s own', async () => {
    const other = await app.addConversation(caller.person.personId);
    const mixed = {
      person: caller.person,
      conversation: { id: caller.conversation.id, vendorId: other.vendorId },
    };
    const relay = channels.find(({ channel }) => channel === 'daily-relay');
    const rows = await app.rows();
    expect(await relay?.call(app, mixed, gym)).toEqual({ status: 403, outcome: null });
    expect(await app.rows()).toEqual(rows);
  });
});

describe('one call by two ways', () => {
  const [tavusTools, dailyRelay] = channels as [(typeof channels)[0], (typeof channels)[0]];
  const both = { ...gym, callId: 'call_1' };

  it('has one effect: the second way is answered from the first', async () => {
    const first = await tavusTools.call(app, caller, both);
    const second = await dailyRelay.call(app, caller, both);
    expect(second).toEqual({ status: 200, outcome: { ...first.outcome, repeat: true } });
    expect(await keptOf(app, caller)).toMatchObject({ version: 1, channels: ['tavus-tools'] });
    const calls = await app.query('select channel from calls where owner_id = $1', [caller.person.personId]);
    expect(calls).toEqual([{ channel: 'tavus-tools' }]);
  });

  it('has one effect when both arrive at the same time', async () => {
    for (let round = 0; round < 5; round += 1) {
      caller = await addCaller();
      const answers = await Promise.all(
        [0, 1, 2, 3].map((i) => (i % 2 ? tavusTools : dailyRelay).call(app, caller, both)),
      );
      expect(new Set(answers.map(({ outcome }) => changed(outcome).event.id)).size).toBe(1);
      expect(answers.filter(({ outcome }) => !outcome?.repeat)).toHaveLength(1);
      expect((await keptOf(app, caller)).version).toBe(1);
    }
  });

  it('is refused by the second way when it asks for something else', async () => {
    await tavusTools.call(app, caller, both);
    const other = { ...gym, args: { ...gym.args, title: 'Yoga' }, callId: 'call_1' } as CallOf;
    expect((await dailyRelay.call(app, caller, other)).status).toBe(409);
    expect((await keptOf(app, caller)).version).toBe(1);
  });

  it('is a second request in another talk of the person', async () => {
    await tavusTools.call(app, caller, both);
    const later = { person: caller.person, conversation: await app.addConversation(caller.person.personId) };
    const anyway = { ...both, args: { ...gym.args, allow_overlap: true } } as CallOf;
    expect((await dailyRelay.call(app, later, { ...anyway, callId: 'call_0' })).outcome?.kind).toBe(
      'conflict',
    );
    await personSays(app, later, 'Yes, put it in twice.');
    const again = await dailyRelay.call(app, later, anyway);
    expect([again.outcome?.kind, again.outcome?.repeat]).toEqual(['done', undefined]);
  });

  it('is told to the panel that holds the talk, whichever way it came', async () => {
    await tavusTools.call(app, caller, gym);
    await dailyRelay.call(app, caller, { tool: 'remove_event', args: { event: 'gym' } });
    await expect
      .poll(() =>
        app.query(
          `select event->>'tool' tool, event->>'status' status from conversation_feed where conversation_id = $1 order by seq`,
          [caller.conversation.id],
        ),
      )
      .toEqual([
        { tool: 'add_event', status: 'success' },
        { tool: 'remove_event', status: 'success' },
      ]);
  });
});
