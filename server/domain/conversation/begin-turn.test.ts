import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Outcome } from '#shared/outcome.ts';
import { appendChange } from '#server/db/append-change.ts';
import { proof } from '#server/proof.ts';
import { testDesk } from '#server/testing/test-desk.ts';
import { dispatch } from '#server/tools/dispatch.ts';
import { verifiedCall } from '#server/tools/verified-call.ts';
import { beginTurn, finishTurn } from './begin-turn.ts';
import type { Spoken } from './begin-turn.ts';
import type { CallConversation } from './find-conversation.ts';

type Desk = Awaited<ReturnType<typeof testDesk>>;
let desk: Desk;
let talk: CallConversation;
beforeAll(async () => {
  desk = await testDesk({ now: '2026-11-20T09:00:00Z' }); // Friday, 10:00 in Berlin
});
afterAll(() => desk[Symbol.asyncDispose]());
beforeEach(async () => {
  const person = await desk.addPerson('Europe/Berlin');
  talk = await desk.addConversation(person);
});

const person = (text: string): Spoken => ({ role: 'user', text });
const agent = (text: string): Spoken => ({ role: 'agent', text });

async function begin(...dialogue: Spoken[]) {
  const begun = await beginTurn(desk.deps, talk, { turnId: JSON.stringify(dialogue), dialogue });
  if (begun.kind !== 'begun') throw new Error(begun.kind);
  return begun;
}

const finish = (fence: number, said: string) => finishTurn(desk.deps, talk, { fence, said, held: [] });

function add(fence: number, title = 'Gym'): Promise<Outcome> {
  const { deps } = desk;
  const args = { title, date: 'tomorrow', start_time: title === 'Gym' ? '07:00' : '17:00' };
  const made = proof({ kind: 'tavus-llm', vendorConversationId: talk.vendorId ?? '' });
  const conversation = { ...talk, turnFence: fence };
  return dispatch(
    deps,
    verifiedCall({
      proof: made,
      channel: 'custom-llm',
      conversation,
      callId: `${fence} ${title}`,
      tool: 'add_event',
      args,
    }),
  );
}

const titles = async () => {
  const { rows } = await desk.pools.system.query<{ title: string }>(
    'select title from events where owner_id = $1 order by starts_at',
    [talk.ownerId],
  );
  return rows.map(({ title }) => title);
};

describe('the right to write', () => {
  it('is the newest turn’s alone', async () => {
    const older = await begin(person('add gym'));
    const newer = await begin(person('add gym tomorrow'));
    expect(newer.fence).toBeGreaterThan(older.fence);
    await expect(add(older.fence)).rejects.toMatchObject({ code: 'superseded' });
    expect(await titles()).toEqual([]);
    expect(await add(newer.fence)).toMatchObject({ kind: 'done' });
    expect(await titles()).toEqual(['Gym']);
  });

  it('is lost in the very transaction of the effect, however late the newer turn begins', async () => {
    const older = await begin(person('add gym'));
    const newer = await begin(person('add gym tomorrow'));
    // Past the question before the effect: the door itself has to refuse.
    const calendar = await desk.pools.system.query<{ id: string; version: string }>(
      'select id, version from calendars where owner_id = $1',
      [talk.ownerId],
    );
    const door = (turn: number) =>
      appendChange(desk.pools.app, {
        owner: talk.ownerId,
        calendar: calendar.rows[0]?.id ?? '',
        expected: Number(calendar.rows[0]?.version),
        puts: [],
        deletes: [],
        changes: [],
        call: null,
        fence: { conversation: talk.id, turn },
      });
    expect(await door(older.fence)).toEqual({ status: 'superseded' });
    expect(await door(newer.fence)).toMatchObject({ status: 'done' });
    expect(newer.carried).toEqual([]);
  });

  it('holds among many: of turns that begin and write at once, each stored event is known to the newest', async () => {
    for (let round = 0; round < 12; round += 1) {
      const { fence } = await begin(person('events'), person(`add ${round}`));
      const [written, newer] = await Promise.all([
        add(fence, `Event ${round}`).catch((error: { code: string }) => error.code),
        begin(person('events'), person(`add ${round} now`)),
      ]);
      const isStored = (await titles()).includes(`Event ${round}`);
      expect(isStored).toBe(written !== 'superseded');
      const known = newer.carried.map(({ outcome }) => outcome.say);
      expect(known.some((say) => say.startsWith(`Event ${round} is added`))).toBe(isStored);
      await desk.pools.system.query('delete from events where owner_id = $1', [talk.ownerId]);
    }
  });

  it('does not go to an older guess that came late, and does to other words', async () => {
    const newer = await begin(person('add gym tomorrow at seven'));
    const late = { turnId: 'late', dialogue: [person('Add gym  tomorrow')] };
    expect(await beginTurn(desk.deps, talk, late)).toEqual({ kind: 'late' });
    expect(await add(newer.fence)).toMatchObject({ kind: 'done' });
    // The same words again are a retry; other words are what the person wants now.
    await begin(person('add gym tomorrow at seven'));
    await begin(person('add yoga'));
    await begin(person('add yoga'), person('add'));
    desk.clock.advance(11_000);
    await begin(person('add yoga'), person('ad'));
  });

  it('is a sign of life: somebody speaks, also where no panel tells us', async () => {
    await desk.pools.system.query(
      `update conversations set status = 'waiting', last_seen_at = null where id = $1`,
      [talk.id],
    );
    await begin(person('add gym'));
    const { rows } = await desk.pools.system.query(
      'select status, last_seen_at is not null as is_seen from conversations where id = $1',
      [talk.id],
    );
    expect(rows).toEqual([{ status: 'in-progress', is_seen: true }]);
  });

  it('is nobody’s in a talk that is over', async () => {
    await desk.pools.system.query(`update conversations set status = 'ended' where id = $1`, [talk.id]);
    expect(await beginTurn(desk.deps, talk, { turnId: 't', dialogue: [person('add gym')] })).toEqual({
      kind: 'over',
    });
  });
});

describe('what an overtaken turn stored', () => {
  it('is handed to the newer one, and to the one after that, until the person has heard of it', async () => {
    const first = await begin(person('add gym'));
    const { say } = await add(first.fence);
    const second = await begin(person('add gym tomorrow'));
    expect(second.carried).toMatchObject([{ tool: 'add_event', outcome: { kind: 'done', say } }]);
    const third = await begin(person('add gym tomorrow at'));
    expect(third.carried).toMatchObject([{ outcome: { say } }]);
    await finish(third.fence, say);
    const fourth = await begin(
      person('add gym tomorrow at'),
      agent(`<emotion value="content"/> ${say}`),
      person('thanks'),
    );
    expect(fourth.carried).toEqual([]);
  });

  it('is handed over when its answer was finished and never spoken: the person went on', async () => {
    const first = await begin(person('add gym tomorrow at seven'));
    const { say } = await add(first.fence);
    await finish(first.fence, say);
    expect((await begin(person('add gym tomorrow at seven no at eight'))).carried).toHaveLength(1);
    expect((await begin(person('add gym tomorrow at seven'), person('no at eight'))).carried).toHaveLength(1);
  });

  it('is handed over when the person talked over the sentence that told of it', async () => {
    const first = await begin(person('add gym'));
    const { say } = await add(first.fence);
    await finish(first.fence, say);
    expect((await begin(person('add gym'), agent('Gym is'), person('wait'))).carried).toHaveLength(1);
  });

  it('is not handed over when it was told, even in the middle of a longer answer that was cut', async () => {
    const first = await begin(person('add gym'));
    const { say } = await add(first.fence);
    await finish(first.fence, `${say} Anything else for tomorrow?`);
    expect((await begin(person('add gym'), agent(`${say} Anything`), person('yes'))).carried).toEqual([]);
  });

  it('is forgotten once heard: an older turn’s deeds do not come back', async () => {
    const first = await begin(person('add gym'));
    const { say } = await add(first.fence);
    await finish(first.fence, `Right. ${say}`);
    desk.clock.advance(3_000);
    const heard = [person('add gym'), agent(`Right. ${say}`)];
    const second = await begin(...heard, person('and yoga'));
    await add(second.fence, 'Yoga');
    expect(
      (await begin(...heard, person('and yoga at five'))).carried.map(({ outcome }) => outcome.say),
    ).toEqual([expect.stringMatching(/^Yoga is added/)]);
  });
});
