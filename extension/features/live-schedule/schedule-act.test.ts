import 'temporal-polyfill/global';
import { expect, test } from 'vitest';
import type { Outcome } from '#shared/outcome.ts';
import { draftEvent } from './draft-event.ts';
import { actAt, canConsent, sendAct } from './schedule-act.ts';
import type { ScheduleApi } from './schedule-api.ts';

const zone = 'America/New_York';
const gym = {
  ...draftEvent('gym', { title: 'Gym', start: { date: '2026-11-20', time: '07:00' } }, zone),
  version: 30,
};
const ends = {
  start: { date: '2026-11-20', time: '08:00', timeZone: zone },
  end: { date: '2026-11-20', time: '09:00', timeZone: zone },
};

/** Writes down what was sent and answers from a list. */
function serverThatAnswers(...answers: Outcome[]) {
  const sent: [string, unknown][] = [];
  const procedure = (name: string) => ({
    [name === 'findTime' ? 'query' : 'mutate']: (input: unknown) => {
      sent.push([name, input]);
      const answer = answers.shift();
      return answer ? Promise.resolve(answer) : Promise.reject(new Error('asked too often'));
    },
  });
  const names = ['add', 'move', 'update', 'remove', 'undo', 'findTime'] as const;
  const api = {
    schedule: Object.fromEntries(names.map((name) => [name, procedure(name)])),
    quickAdd: { add: procedure('quickAdd') },
  } as unknown as ScheduleApi;
  return { api, sent };
}
const done = (version: number, kind: 'move' | 'update'): Outcome => ({
  kind: 'done',
  say: `${kind}d.`,
  receipt: { version, changes: [{ kind, event: { ...gym, version } }], groupId: `g${version}` },
});

test('a move says which version was seen and carries one id', async () => {
  const { api, sent } = serverThatAnswers(done(41, 'move'));
  await sendAct(api, { kind: 'move', event: gym, to: ends }, { callId: 'c1' });
  expect(sent).toEqual([['move', { id: 'gym', ifVersion: 30, ...ends, callId: 'c1' }]]);
});

test('consent is sent only when the person gave it, and for what was seen then', async () => {
  const { api, sent } = serverThatAnswers(done(41, 'move'));
  await sendAct(
    api,
    { kind: 'move', event: gym, to: ends },
    { allowOverlap: true, seen: { ...gym, version: 35 } },
  );
  expect(sent[0]?.[1]).toMatchObject({ ifVersion: 35, allowOverlap: true });
});

test('title and time are changed one after another, and told in one receipt', async () => {
  const { api, sent } = serverThatAnswers(done(41, 'move'), done(42, 'update'));
  const outcome = await sendAct(
    api,
    { kind: 'update', event: gym, fields: { title: 'Swim', ...ends } },
    { callId: 'c' },
  );
  expect(sent).toEqual([
    ['move', { id: 'gym', ifVersion: 30, ...ends, callId: 'c' }],
    ['update', { id: 'gym', ifVersion: 41, title: 'Swim', callId: 'c-1' }],
  ]);
  expect(outcome).toMatchObject({ kind: 'done', say: 'moved. updated.', receipt: { version: 42 } });
  expect(outcome.kind === 'done' && outcome.receipt.groupId).toBeUndefined();
  expect(outcome.kind === 'done' && outcome.receipt.changes).toHaveLength(2);
});

test('when the time is refused nothing else is changed', async () => {
  const conflict: Outcome = { kind: 'conflict', say: 'Not moved.', with: [], alternatives: [] };
  const { api, sent } = serverThatAnswers(conflict);
  const outcome = await sendAct(api, { kind: 'update', event: gym, fields: { title: 'Swim', ...ends } });
  expect(outcome).toEqual(conflict);
  expect(sent).toHaveLength(1);
});

test('a refusal after something was done says both', async () => {
  const { api } = serverThatAnswers(done(41, 'move'), { kind: 'not-found', say: 'It is gone.' });
  const outcome = await sendAct(api, { kind: 'update', event: gym, fields: { title: 'Swim', ...ends } });
  expect(outcome).toMatchObject({ kind: 'not-found', say: 'moved. It is gone.' });
});

test('a wish at an offered time keeps everything but the time', () => {
  const add = { kind: 'add' as const, input: { title: 'Gym', start: ends.start, place: 'Club' } };
  expect(actAt(add, ends)).toEqual({ kind: 'add', input: { title: 'Gym', place: 'Club', ...ends } });
  expect(actAt({ kind: 'remove', event: gym }, ends)).toBeNull();
});

test('typed words at an offered time become what was understood of them', () => {
  const draft = { title: 'Gym', start: ends.start };
  const typed = { kind: 'quick-add' as const, input: { text: 'gym at 7', timeZone: zone }, draft };
  expect(actAt(typed, ends)).toEqual({ kind: 'add', input: { title: 'Gym', ...ends, allDay: false } });
});

test('consent means nothing for a removal', () => {
  expect(canConsent({ kind: 'remove', event: gym })).toBe(false);
  expect(canConsent({ kind: 'undo', targets: [{ version: 3 }] })).toBe(true);
});
