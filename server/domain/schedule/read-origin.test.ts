/** In which talk an event was changed. */
import { expect, it } from 'vitest';
import { testDesk } from '#server/testing/test-desk.ts';
import { readOrigin } from './read-origin.ts';

it('an event leads to the talk that changed it last, as long as there is that talk', async () => {
  await using desk = await testDesk({ now: '2026-11-20T09:00:00Z' });
  const addByHand = async (title: string, start_time: string) => {
    const outcome = await desk.call('add_event', { title, date: '2026-11-23', start_time }, { byHand: true });
    if (outcome.kind !== 'done') throw new Error(outcome.say);
    return outcome.receipt.changes[0]?.event.id ?? '';
  };
  const [gym, yoga] = [await addByHand('Gym', '07:00'), await addByHand('Yoga', '18:00')];
  const origin = (personId: string, eventId = gym) => readOrigin(desk.deps, { personId, eventId });
  expect(await origin(desk.person)).toBeNull();

  const moved = await desk.call('move_event', { event: 'Gym', to_time: '08:00' });
  if (moved.kind !== 'done') throw new Error(moved.say);
  expect(await origin(desk.person)).toMatchObject({
    conversationId: desk.conversation.id,
    version: moved.receipt.version,
  });
  expect(await origin(desk.person, `${gym}_20261123T070000Z`)).toMatchObject({
    version: moved.receipt.version,
  });
  expect(await origin(desk.person, yoga)).toBeNull();
  expect(await origin(await desk.addPerson('UTC'))).toBeNull();

  await desk.pools.system.query('delete from conversations where id = $1', [desk.conversation.id]);
  expect(await origin(desk.person)).toBeNull();
});
