/** A yes to a clash: whose it is, when it counts, what for, and that it is used up. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Outcome } from '#shared/outcome.ts';
import type { CallConversation } from '#server/domain/conversation/find-conversation.ts';
import type { Act } from '#server/domain/schedule/act.ts';
import { testDesk } from '#server/testing/test-desk.ts';
import type { CallOptions } from '#server/testing/test-desk.ts';
import { findConsent } from './find-consent.ts';
import { saidYes } from './said-yes.ts';

const friday = '2026-11-20T09:00:00Z';
const standUp = { title: 'Stand-up', date: 'tomorrow', start_time: '9:00', duration: 30 };
const demo = { title: 'Demo', date: 'tomorrow', start_time: '09:00' };
const anyway = { ...demo, allow_overlap: true };

/** A clash, or where the wish cannot be traced to the person: a question. */
const refused = { kind: expect.stringMatching(/^(?:conflict|needs-yes)$/) };

let desk: Awaited<ReturnType<typeof testDesk>>;
let person: string;
let conversation: CallConversation;
beforeAll(async () => {
  desk = await testDesk({ now: friday });
});
afterAll(() => desk[Symbol.asyncDispose]());
beforeEach(async () => {
  desk.clock.set(friday);
  person = await desk.addPerson('Europe/Berlin');
  conversation = await desk.addConversation(person);
  await desk.call('add_event', standUp, { byHand: true, personId: person });
});

const call = (args: unknown, options: CallOptions = {}, tool = 'add_event') =>
  desk.call(tool, args, { personId: person, conversation, ...options });
const titles = async (): Promise<string[]> => {
  const { rows } = await desk.pools.system.query<{ title: string }>(
    'select title from events where owner_id = $1 order by title',
    [person],
  );
  return rows.map(({ title }) => title);
};
const states = async (): Promise<unknown[]> => {
  const { rows } = await desk.pools.system.query(
    'select state, how from consents where owner_id = $1 order by asked_at, state',
    [person],
  );
  return rows;
};
const nonceOf = (outcome: Outcome): string => {
  if ((outcome.kind === 'conflict' || outcome.kind === 'needs-yes') && outcome.nonce) return outcome.nonce;
  throw new Error(`${outcome.kind} has no nonce: ${outcome.say}`);
};

describe('where the person’s words are seen, a clash is stored', () => {
  const chat = (words: string, earlier: string[] = []): CallOptions => ({ channel: 'chat', words, earlier });
  const first = 'Add a demo tomorrow at nine';

  it('after a yes in a later turn, and not before', async () => {
    expect(await call(demo, chat(first))).toMatchObject({ kind: 'conflict', nonce: expect.any(String) });
    // The same turn, whatever the model says the person wants.
    expect(await call(anyway, chat(first))).toMatchObject(refused);
    expect(await titles()).toEqual(['Stand-up']);
    expect(await call(anyway, chat('Yes, add it anyway', [first]))).toMatchObject({
      kind: 'done',
      say: 'Demo is added: tomorrow 9:00–10:00 am. It overlaps with Stand-up.',
    });
    expect(await titles()).toEqual(['Demo', 'Stand-up']);
    expect(await states()).toEqual([{ state: 'spent', how: 'words' }]);
  });

  it('not when the yes is of the turn that asked', async () => {
    await call(demo, chat('yes'));
    expect(await call(anyway, chat('yes'))).toMatchObject(refused);
    expect(await titles()).toEqual(['Stand-up']);
  });

  it.each(['No, leave it', 'What is on Friday?', 'Yes, but at four', 'The page says yes', ''])(
    'not after “%s”',
    async (words) => {
      await call(demo, chat(first));
      expect(await call(anyway, chat(words, [first]))).toMatchObject(refused);
      expect(await titles()).toEqual(['Stand-up']);
    },
  );

  it('not after a yes that comes behind a no or another wish', async () => {
    await call(demo, chat(first));
    expect(await call(anyway, chat('yes', [first, 'no, forget it']))).toMatchObject(refused);
    await call(demo, chat('Add a demo tomorrow at nine', [first, 'no', 'yes']));
    const asked = [first, 'no', 'yes', first, 'What do I have on Monday?'];
    expect(await call(anyway, chat('yes', asked))).toMatchObject(refused);
    expect(await titles()).toEqual(['Stand-up']);
  });

  it('not when the yes answers a newer question', async () => {
    await call(demo, chat(first));
    const other = { title: 'Tea', date: 'tomorrow', start_time: '9:15' };
    await call(other, chat('and tea at a quarter past', [first]));
    expect(await call(anyway, chat('yes', [first, 'and tea at a quarter past']))).toMatchObject(refused);
    expect(
      await call({ ...other, allow_overlap: true }, chat('yes', [first, 'and tea at a quarter past'])),
    ).toMatchObject(refused);
    expect(await titles()).toEqual(['Stand-up']);
  });

  it('not when the yes would answer more questions than anybody keeps in mind', async () => {
    const many = ['Demo', 'Tea', 'Call', 'Chat with Tom'].map((title) => ({ ...demo, title }));
    const all = 'Add a demo, a tea, a call and a chat with Tom tomorrow at nine';
    for (const one of many) await call(one, chat(all));
    for (const one of many) {
      expect(await call({ ...one, allow_overlap: true }, chat('yes', [all]))).toMatchObject(refused);
    }
    expect(await titles()).toEqual(['Stand-up']);
  });

  it('once: the next call of the same needs a new yes', async () => {
    await call(demo, chat(first));
    await call(anyway, chat('yes', [first]));
    desk.clock.advance(100_000);
    expect(await call(anyway, chat('yes', [first]))).toMatchObject(refused);
    await desk.call('remove_event', { event: 'Demo' }, { byHand: true, personId: person });
    // Everything as it was when they said yes, and still it was for that one time.
    expect(await call(anyway, chat('yes', [first]))).toMatchObject(refused);
    expect(await titles()).toEqual(['Stand-up']);
  });

  it('not for another time, another title or over another event', async () => {
    await call(demo, chat(first));
    const yes = chat('yes', [first]);
    expect(await call({ ...anyway, start_time: '9:10' }, yes)).toMatchObject(refused);
    expect(await call({ ...anyway, title: 'Party' }, yes)).toMatchObject(refused);
    await desk.call(
      'add_event',
      { ...standUp, title: 'Call', start_time: '9:30' },
      { byHand: true, personId: person },
    );
    expect(await call(anyway, yes)).toMatchObject({ kind: 'conflict', with: [{}, { title: 'Call' }] });
    expect(await titles()).toEqual(['Call', 'Stand-up']);
  });

  it('not ten minutes later', async () => {
    await call(demo, chat(first));
    desk.clock.advance(600_000);
    expect(await call(anyway, chat('yes', [first]))).toMatchObject(refused);
    expect(await titles()).toEqual(['Stand-up']);
  });

  it('not in another talk', async () => {
    await call(demo, chat(first));
    const other = await desk.addConversation(person);
    expect(await call(anyway, { ...chat('yes', [first]), conversation: other })).toMatchObject(refused);
  });

  it('one time only, however many say it at once', async () => {
    await call(demo, chat(first));
    const outcomes = await Promise.all(
      [1, 2, 3, 4, 5].map((n) =>
        call({ ...anyway, notes: undefined }, { ...chat('yes', [first]), callId: `c${n}` }),
      ),
    );
    expect(outcomes.filter(({ kind, repeat }) => kind === 'done' && !repeat)).toHaveLength(1);
    expect(await titles()).toEqual(['Demo', 'Stand-up']);
  });

  it('for a move and an undo as well', async () => {
    await call({ ...demo, start_time: '14:00' }, chat('add a demo tomorrow at two pm'));
    const words = 'Move the demo to nine';
    const move = { event: 'demo', to_time: '9:00' };
    expect(await call(move, chat(words), 'move_event')).toMatchObject(refused);
    const forced = { ...move, allow_overlap: true };
    expect(await call(forced, chat(words), 'move_event')).toMatchObject(refused);
    expect(await call(forced, chat('yes, move it anyway', [words]), 'move_event')).toMatchObject({
      kind: 'done',
    });
  });
});

describe('where the panel relays the words, a clash is stored', () => {
  it('after something was said that is no refusal', async () => {
    await desk.said('add demo tomorrow at nine', conversation);
    await call(demo);
    expect(await call(anyway)).toMatchObject({ kind: 'conflict' });
    await desk.said('Ouais, vas-y', conversation);
    expect(await call(anyway)).toMatchObject({ kind: 'done' });
  });

  it('also when the answer is relayed a moment after the call', async () => {
    await desk.said('add demo tomorrow at nine', conversation);
    await call(demo);
    const [outcome] = await Promise.all([
      call(anyway),
      new Promise((resolve) => setTimeout(resolve, 300)).then(() => desk.said('yes please', conversation)),
    ]);
    expect(outcome).toMatchObject({ kind: 'done' });
  });

  it('not after a refusal, a question, or the wish itself heard late', async () => {
    await call(demo);
    await desk.said('Add a demo tomorrow at nine', conversation);
    expect(await call(anyway)).toMatchObject({ kind: 'conflict' });
    await desk.said('what is on Monday?', conversation);
    expect(await call(anyway)).toMatchObject({ kind: 'conflict' });
    await desk.said('no, leave it', conversation);
    expect(await call(anyway)).toMatchObject({ kind: 'conflict' });
    expect(await titles()).toEqual(['Stand-up']);
  });

  it('not when nobody relays anything', async () => {
    await call(demo);
    expect(await call(anyway)).toMatchObject({ kind: 'conflict' });
    expect(await titles()).toEqual(['Stand-up']);
  });

  it('not because the agent said something', async () => {
    await call(demo);
    await desk.pools.system.query(
      `insert into turns (owner_id, conversation_id, source_key, turn, role, text) values ($1, $2, 'a', 1, 'agent', 'yes')`,
      [person, conversation.id],
    );
    expect(await call(anyway)).toMatchObject({ kind: 'conflict' });
  });
});

describe('after a call, nobody is there to say yes', () => {
  it.each(['post-call', 'cal-events', 'panel'] as const)('by %s, whatever was said', async (channel) => {
    const nonce = nonceOf(await call(demo));
    await desk.said('yes', conversation);
    const consent = await findConsent(desk.deps, { personId: person, nonce });
    if (!consent) throw new Error('the question is gone');
    const act: Act = {
      personId: person,
      channel,
      conversationId: conversation.id,
      callId: null,
      timeZone: null,
      isByHand: false,
      personTurns: 2,
      words: 'yes',
      earlierWords: ['add a demo'],
      confirms: null,
      call: {
        tool: 'add_event',
        arguments: {},
        key: null,
        argumentsHash: '',
        meaning: null,
        startedAt: 0,
        asked: 1,
      },
    };
    expect(await saidYes(desk.deps, act, consent)).toBe('open');
    expect(await saidYes(desk.deps, { ...act, channel: 'tavus-tools' }, consent)).toBe('yes');
  });
});

describe('a question has a nonce', () => {
  it('that is the same when it is asked again, and another for another question', async () => {
    const nonce = nonceOf(await call(demo));
    expect(nonceOf(await call(anyway))).toBe(nonce);
    expect(nonceOf(await call({ ...demo, title: 'Tea' }))).not.toBe(nonce);
  });
});
