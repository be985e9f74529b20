import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testDesk } from '#server/testing/test-desk.ts';

describe('two events change places', () => {
  let desk: Awaited<ReturnType<typeof testDesk>>;
  let person = '';
  beforeAll(async () => {
    desk = await testDesk({ now: '2026-11-20T09:00:00Z' });
  });
  afterAll(() => desk[Symbol.asyncDispose]());
  beforeEach(async () => {
    person = await desk.addPerson('Europe/Berlin');
  });
  const call = (tool: string, args: Record<string, unknown>) =>
    desk.call(tool, args, { byHand: true, personId: person });
  const add = (title: string, from: string, to: string) =>
    call('add_event', { title, date: '2026-11-21', start_time: from, end_time: to });
  const told = async () => {
    const { rows } = await desk.pools.system.query<{ told: string }>(
      `select title || ' ' || to_char(start_wall, 'HH24:MI') || '-' || to_char(end_wall, 'HH24:MI') as told
         from events where owner_id = $1 order by start_wall`,
      [person],
    );
    return rows.map((row) => row.told);
  };

  it('each begins where the other did and keeps its length; one undo puts both back', async () => {
    await add('Lunch', '12:00', '13:00');
    await add('Gym', '17:00', '18:30');
    const swapped = await call('move_event', { event: 'lunch', swap_with: 'gym' });
    expect(swapped).toMatchObject({
      kind: 'done',
      receipt: { changes: [{ kind: 'move' }, { kind: 'move' }] },
    });
    expect(await told()).toEqual(['Gym 12:00-13:30', 'Lunch 17:00-18:00']);
    await call('undo_change', {});
    expect(await told()).toEqual(['Lunch 12:00-13:00', 'Gym 17:00-18:30']);
  });

  it('not over a third', async () => {
    await add('Lunch', '12:00', '13:00');
    await add('Nap', '13:00', '14:00');
    await add('Gym', '17:00', '18:30');
    expect(await call('move_event', { event: 'lunch', swap_with: 'gym' })).toMatchObject({
      kind: 'conflict',
      with: [{ title: 'Nap' }],
    });
    expect(await told()).toHaveLength(3);
    expect((await told())[0]).toBe('Lunch 12:00-13:00');
  });

  it('nor over each other, and nothing with itself', async () => {
    await add('Talk', '12:00', '12:30');
    await add('Workshop', '12:30', '14:30');
    expect(await call('move_event', { event: 'talk', swap_with: 'workshop' })).toMatchObject({
      kind: 'conflict',
    });
    expect(await call('move_event', { event: 'talk', swap_with: 'talk' })).toMatchObject({ kind: 'invalid' });
  });

  it('what is not there is asked about', async () => {
    await add('Talk', '12:00', '12:30');
    expect(await call('move_event', { event: 'talk', swap_with: 'opera' })).toMatchObject({
      kind: 'not-found',
    });
  });
});
