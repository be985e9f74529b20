/** What the ear may decide and what it may not, with ears that answer one thing only. */
import { expect, it } from 'vitest';
import type { Ear } from '#server/agent/ear/ear.ts';
import { answer, changed, event, facts } from './facts.testing.ts';
import { hearSentence } from './hear-sentence.ts';
import { lookOf } from './look.ts';

const gym = event('Gym', '2026-11-21', { time: '07:00' });
const added = lookOf(
  facts({ personWords: ['Gym tomorrow at seven'], outcomes: [answer('add_event', changed('add', gym))] }),
);

const hearing = (score: number | null): Ear & { asked: string[] } => {
  const asked: string[] = [];
  return {
    asked,
    wake: () => undefined,
    hear: ({ text, before }) => (asked.push(`${before} / ${text}`), Promise.resolve(score)),
  };
};
const judge = async (text: string, ear: Ear, isTorn = false): Promise<boolean> =>
  (await hearSentence({ text, isTorn }, added, ear)).ok;

it('what is proved needs no ear', async () => {
  const ear = hearing(-2);
  expect(await judge('Gym is on your calendar tomorrow at 7 am.', ear)).toBe(true);
  expect(ear.asked).toEqual([]);
});

it('what rules could not read passes when nothing is claimed, and only then', async () => {
  const chat = 'Squats before breakfast, then porridge with Leo.';
  expect(await judge(chat, hearing(null))).toBe(false);
  expect(await judge(chat, hearing(0.05))).toBe(false);
  expect(await judge(chat, hearing(0.3))).toBe(true);
});

it('what stands against something known passes only when the ear is quite sure', async () => {
  const wrong = 'I moved the gym to nine.';
  expect(await judge(wrong, hearing(0.3))).toBe(false);
  expect(await judge(wrong, hearing(0.6))).toBe(true);
});

it('what rules found nothing in is held when something is claimed', async () => {
  const quiet = 'I love a good workout.';
  expect(await judge(quiet, hearing(null))).toBe(true);
  expect(await judge(quiet, hearing(-1))).toBe(false);
});

it('is asked with the words it answers, and not of what it cannot hear', async () => {
  const ear = hearing(2);
  await judge('I love a good workout.', ear);
  expect(ear.asked).toEqual(['Gym tomorrow at seven / I love a good workout.']);
  expect(await judge('Euer Kurs ist gebongt.', ear)).toBe(false);
  expect(await judge('Gym is on your calendar tomorrow at 9 am and', ear, true)).toBe(false);
  expect(await judge('I love a good workout, and', ear, true)).toBe(true);
  expect(ear.asked).toHaveLength(1);
});
