/** A tap on a question: runs what was asked, once, for whom it was asked. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Outcome } from '#shared/outcome.ts';
import { clientFor, startTestApp } from '#server/testing/test-app.ts';
import type { TestApp, TestConversation, TestPerson } from '#server/testing/test-app.ts';
import { proof } from '../proof.ts';
import { confirmConsent } from './confirm-consent.ts';

const friday = '2026-11-20T09:00:00Z';
const gym = { title: 'Gym', date: '2026-11-21', start_time: '07:00' };

let app: TestApp;
let person: TestPerson;
let conversation: TestConversation;
beforeAll(async () => {
  app = await startTestApp({ now: friday });
});
afterAll(() => app[Symbol.asyncDispose]());
beforeEach(async () => {
  app.clock.set(friday);
  person = await app.addPerson();
  conversation = await app.addConversation(person.personId);
  await person.trpc.schedule.add.mutate({
    title: 'Stand-up',
    start: { date: '2026-11-21', time: '07:30' },
    durationMinutes: 30,
  });
});

const call = async (args: unknown) => (await app.callTool('add_event', args, { conversation })).outcome;
async function asked(args: unknown = gym): Promise<string> {
  const outcome = await call(args);
  if (outcome.kind !== 'conflict' || outcome.nonce === undefined) throw new Error(outcome.say);
  return outcome.nonce;
}
const tap = (nonce: string, yes = true, by = person): Promise<Outcome> =>
  by.trpc.conversation.confirm.mutate({ conversationId: conversation.id, nonce, yes });
const titles = async () =>
  (
    await app.query<{ title: string }>('select title from events where owner_id = $1 order by 1', [
      person.personId,
    ])
  ).map(({ title }) => title);

describe('a tap on yes', () => {
  it('stores what was asked, in the talk, and tells the panel that holds it', async () => {
    const outcome = await tap(await asked());
    expect(outcome).toMatchObject({
      kind: 'done',
      say: 'Gym is added: tomorrow 7:00–8:00 am. It overlaps with Stand-up.',
    });
    expect(await titles()).toEqual(['Gym', 'Stand-up']);
    expect(
      await app.query(
        `select channel, conversation_id from changes where owner_id = $1 order by version desc limit 1`,
        [person.personId],
      ),
    ).toEqual([{ channel: 'panel', conversation_id: conversation.id }]);
    await expect
      .poll(() =>
        app.query(
          `select event->>'status' status from conversation_feed where conversation_id = $1 and event->>'type' = 'function_result' order by seq`,
          [conversation.id],
        ),
      )
      .toEqual([{ status: 'refused' }, { status: 'success' }]);
  });

  it('is answered from the first time when it comes again, even at the same moment', async () => {
    const nonce = await asked();
    const outcomes = await Promise.all([tap(nonce), tap(nonce), tap(nonce)]);
    const again = await tap(nonce);
    expect(again).toMatchObject({ kind: 'done', repeat: true });
    // Whichever is answered first: none is told that it came too late.
    expect(outcomes.map(({ kind }) => kind)).toEqual(['done', 'done', 'done']);
    expect(outcomes.filter((outcome) => outcome.kind === 'done' && !outcome.repeat)).toHaveLength(1);
    expect(await titles()).toEqual(['Gym', 'Stand-up']);
  });

  it('is answered from the first also when that one is done between two of its own looks', async () => {
    const nonce = await asked();
    let isTapped = false;
    const asPerson: typeof app.deps.asPerson = async (id, work) => {
      const seen = await app.deps.asPerson(id, work);
      if (!isTapped && JSON.stringify(seen).includes('"asked"')) {
        isTapped = true;
        await tap(nonce);
      }
      return seen;
    };
    const deps = { ...app.deps, asPerson };
    const session = proof({ kind: 'session', personId: person.personId, sessionId: 'test' });
    const outcome = await confirmConsent(deps, session, {
      conversationId: conversation.id,
      nonce,
      yes: true,
    });
    expect(isTapped).toBe(true);
    expect(outcome).toMatchObject({ kind: 'done', repeat: true });
    expect(await titles()).toEqual(['Gym', 'Stand-up']);
  });

  it('does not open the door for the next call of the model', async () => {
    await tap(await asked());
    app.clock.advance(100_000);
    expect(await call({ ...gym, allow_overlap: true })).toMatchObject({ kind: 'conflict' });
    expect(await titles()).toEqual(['Gym', 'Stand-up']);
  });

  it('asks again when the words mean something else by now', async () => {
    const added = await person.trpc.schedule.add.mutate({
      title: 'Dentist',
      start: { date: '2026-11-21', time: '10:00' },
    });
    if (added.kind !== 'done') throw new Error(added.say);
    const id = added.receipt.changes[0]?.event.id ?? '';
    const moved = await app.callTool('move_event', { event: 'dentist', to_time: '07:30' }, { conversation });
    const nonce = moved.outcome.kind === 'conflict' ? (moved.outcome.nonce ?? '') : '';
    await person.trpc.schedule.update.mutate({ id, title: 'Dentist and cinema' });
    const outcome = await tap(nonce);
    expect(outcome.kind).toBe('conflict');
    expect(outcome).not.toMatchObject({ nonce });
    expect(await tap(outcome.kind === 'conflict' ? (outcome.nonce ?? '') : '')).toMatchObject({
      kind: 'done',
      receipt: { changes: [{ event: { title: 'Dentist and cinema', start: '2026-11-21T06:30:00Z' } }] },
    });
  });

  it('does nothing ten minutes later', async () => {
    const nonce = await asked();
    app.clock.advance(600_000);
    expect(await tap(nonce)).toMatchObject({ kind: 'not-allowed', say: expect.stringMatching(/too old/) });
    expect(await titles()).toEqual(['Stand-up']);
  });

  it('still counts when the call is over', async () => {
    const nonce = await asked();
    await app.query(`update conversations set status = 'ended', ended_at = now() where id = $1`, [
      conversation.id,
    ]);
    expect(await tap(nonce)).toMatchObject({ kind: 'done' });
  });
});

describe('a tap on no', () => {
  it('does nothing, and no yes helps afterwards', async () => {
    const nonce = await asked();
    expect(await tap(nonce, false)).toEqual({ kind: 'not-allowed', say: 'All right. Nothing was done.' });
    expect(await tap(nonce)).toEqual({ kind: 'not-allowed', say: 'That was answered already.' });
    expect(await titles()).toEqual(['Stand-up']);
  });
});

describe('a tap is not taken', () => {
  it('from somebody else, in another talk, or on a question that was never asked', async () => {
    const nonce = await asked();
    const rows = await app.rows();
    const stranger = await app.addPerson();
    await expect(tap(nonce, true, stranger)).rejects.toThrow();
    const other = await app.addConversation(person.personId);
    const confirm = person.trpc.conversation.confirm.mutate;
    expect(await confirm({ conversationId: other.id, nonce, yes: true })).toMatchObject({
      kind: 'not-found',
    });
    expect(await confirm({ conversationId: null, nonce, yes: true })).toMatchObject({ kind: 'not-found' });
    expect(await tap(crypto.randomUUID())).toMatchObject({ kind: 'not-found' });
    const nobody = clientFor(app.url, null);
    await expect(
      nobody.conversation.confirm.mutate({ conversationId: conversation.id, nonce, yes: true }),
    ).rejects.toMatchObject({ data: { httpStatus: 401 } });
    expect({ ...(await app.rows()), conversations: 0 }).toEqual({
      ...rows,
      conversations: 0,
      users: (rows['users'] ?? 0) + 1,
      sessions: (rows['sessions'] ?? 0) + 1,
      settings: (rows['settings'] ?? 0) + 1,
    });
    expect(await titles()).toEqual(['Stand-up']);
  });
});
