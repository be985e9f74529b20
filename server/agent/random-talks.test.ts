/**
 * Talks made by chance, with each character of the simulated model, through the real loop, check and
 * database: what was asked for stands once, nothing else does, and no word of success without it.
 */
import { describe, expect, it } from 'vitest';
import { createDice } from '#server/simulators/anthropic/dice.ts';
import { seed, size } from '#server/testing/sizes.ts';
import { replyDesk } from './reply-desk.testing.ts';

type Order = { words: string; apply(day: Map<string, string>): void };

const titles = [
  'Gym',
  'Dentist',
  'Lunch',
  'Yoga',
  'Standup',
  'Review',
  'Haircut',
  'Piano',
  'Budget',
  'Training',
];
const days = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26'];
const hours = ['08:00', '10:00', '13:00', '15:00', '17:00'];

/** Adds, moves, removals and questions; never two things at one time, never one title twice. */
function ordersOf(talk: number, count: number): Order[] {
  const dice = createDice(seed + talk);
  const pick = <T>(from: readonly T[]): T => from[dice.upTo(from.length) - 1] as T;
  const standing = new Map<string, string>();
  const used = new Set<string>();
  const freeTime = (): string => {
    for (;;) {
      const time = `${pick(days)} ${pick(hours)}`;
      if (![...standing.values()].includes(time) && !used.has(time)) return time;
    }
  };
  return Array.from({ length: count }, (): Order => {
    const left = titles.filter((title) => !used.has(title));
    const [known] = [...standing.keys()].toSorted(() => dice.upTo(2) - 1.5);
    const what = known === undefined ? 1 : dice.upTo(5);
    if (what <= 2 && left.length > 0) {
      const [title, time] = [pick(left), freeTime()];
      const [date, clock] = time.split(' ');
      standing.set(title, time);
      used.add(title);
      return {
        words: `Add ${title.toLowerCase()} on ${date} at ${clock}`,
        apply: (day) => void day.set(title, time),
      };
    }
    if (what === 3 && known !== undefined) {
      const time = freeTime();
      const [date, clock] = time.split(' ');
      standing.set(known, time);
      return {
        words: `Move ${known.toLowerCase()} to ${date} at ${clock}`,
        apply: (day) => void day.set(known, time),
      };
    }
    if (what === 4 && known !== undefined) {
      standing.delete(known);
      return { words: `Cancel ${known.toLowerCase()}`, apply: (day) => void day.delete(known) };
    }
    return { words: `What is on ${pick(days)}?`, apply: () => {} };
  });
}

const success = /\b(?:added|moved|removed|gone|booked|cancelled|canceled|taken care of)\b/i;
const turns = 6;
const timeout = size(90_000, 1_800_000);

describe('talks made by chance', () => {
  it.each(['correct', 'clumsy', 'repeating'] as const)(
    'with a %s model end as they were meant',
    { timeout },
    async (character) => {
      await using desk = await replyDesk({ mood: { character } });
      for (let talk = 0; talk < size(2, 60); talk += 1) {
        const meant = new Map<string, string>();
        for (const { words, apply } of ordersOf(talk, turns)) {
          apply(meant);
          const { text, end } = await desk.reply(words);
          expect(end, words).toBe('complete');
          expect(text.trim(), words).not.toBe('');
          const stands = new Map(
            (await desk.events()).map(({ title, wall }) => [
              title,
              `${wall.start.date} ${wall.start.time ?? ''}`,
            ]),
          );
          expect([...stands].toSorted(), `${talk}: ${words}\n${text}`).toEqual([...meant].toSorted());
        }
        for (const title of meant.keys()) await desk.reply(`Cancel ${title.toLowerCase()}`);
      }
    },
  );

  it('with a hostile model do nothing twice and claim nothing that is not so', { timeout }, async () => {
    for (let talk = 0; talk < size(2, 60); talk += 1) {
      // Of its own: what stood in an earlier talk may be spoken of.
      await using desk = await replyDesk({ mood: { character: 'hostile' } });
      for (const { words } of ordersOf(talk, turns)) {
        const before = (await desk.changes()).length;
        const { text, outcomes, end } = await desk.reply(words);
        const done = (await desk.changes()).slice(before);
        expect(end, words).not.toBe('none');
        expect(done.length, words).toBeLessThan(2);
        const own = outcomes.reduce((left, { say }) => left.replaceAll(say, ''), text);
        if (done.length === 0) expect(own, `${talk}: ${words}`).not.toMatch(success);
      }
    }
  });
});
