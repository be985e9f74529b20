/** What is typed in one line and cannot be: asked about or refused, and nothing is stored. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp } from '#server/testing/test-app.ts';

const now = '2026-11-20T09:00:00Z';
let app: Awaited<ReturnType<typeof startTestApp>>;
beforeAll(async () => void (app = await startTestApp({ now })));
afterAll(() => app[Symbol.asyncDispose]());

const add = (text: string, locale = 'en-GB') =>
  app.trpc.quickAdd.add.mutate({ text, timeZone: 'Europe/Berlin', locale });

describe('a line that cannot be', () => {
  it.each([
    ['Party on 31 Feb at 8pm', 'invalid'],
    ['Party on 2027-02-30 at 10:00', 'invalid'],
    ['Party on 0000-00-00 at 10:00', 'invalid'],
    ['Party on 1 January 0000', 'invalid'],
    ['Meeting tomorrow 5pm to 3pm', 'invalid'],
    ['Call tomorrow at 25:00', 'invalid'],
    ['Call tomorrow 3pm XYZ time', 'invalid'],
    ['Call tomorrow at 3pm Springfield time', 'invalid'],
    ['Standup every 0 days', 'needs'],
    ['Standup every day until yesterday', 'invalid'],
    ['Party every February 30 at 8pm', 'invalid'],
    ['Dinner in 9999999 days', 'needs'],
    ['delete everything', 'invalid'],
    ['Gym at 7 and yoga at 9', 'invalid'],
    ['🎉', 'needs'],
    ['مرحبا', 'needs'],
    ['a\0b tomorrow at 5pm', 'invalid'],
    ['Fest am 31. Februar um 8 Uhr', 'invalid'],
    ['Fiesta el 31 de febrero a las 8 de la tarde', 'invalid'],
  ])('%s', async (text, kind) => {
    const outcome = await add(text);
    expect(outcome.kind).toBe(kind);
    expect(outcome.say).not.toBe('');
  });

  it('of a hundred thousand characters is refused, of twenty thousand read', async () => {
    await expect(add('x '.repeat(50_000))).rejects.toThrow();
    expect((await add('x '.repeat(9_990))).kind).toBe('needs');
  });

  it('has stored nothing', async () => {
    expect(Number((await app.rows())['events'])).toBe(0);
  });
});

it('a line with signs of any script is added as it was written', async () => {
  const party = await add('🎉 party 🎂 tomorrow at 8pm');
  const dinner = await add('عشاء tomorrow at 6pm');
  const german = await add('Zahnarzt am Dienstag um halb drei', 'de-DE');
  const titles = [party, dinner, german].map((outcome) =>
    outcome.kind === 'done' ? outcome.receipt.changes[0]?.event?.title : outcome.say,
  );
  expect(titles).toEqual(['🎉 party 🎂', 'عشاء', 'Zahnarzt']);
});

it('a time that a clock change skips or repeats is said to be one', async () => {
  const skipped = await add('Run on 28 March 2027 at 2:30am');
  const repeated = await add('Watch on 31 October 2027 at 2:30am');
  expect(skipped.say).toContain('2:30 am does not exist that day.');
  expect(repeated.say).toContain('that hour comes twice; it is the first.');
});

it('the days a repetition leaves out are not on the calendar', async () => {
  const added = await add('Run every Monday at 7am except on December 7th');
  expect(added.kind).toBe('done');
  const { events } = await app.trpc.schedule.list.query({
    from: '2026-11-23T00:00:00Z',
    to: '2026-12-20T00:00:00Z',
  });
  const days = events.filter(({ title }) => title === 'Run').map(({ start }) => start.slice(0, 10));
  expect(days).toEqual(['2026-11-23', '2026-11-30', '2026-12-14']);
});
