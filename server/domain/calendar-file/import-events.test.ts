import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp } from '#server/testing/test-app.ts';
import type { TestApp, TestPerson } from '#server/testing/test-app.ts';

const now = '2026-11-20T09:00:00Z';

const file = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const event = (uid: string, ...lines: string[]) => ['BEGIN:VEVENT', `UID:${uid}`, ...lines, 'END:VEVENT'];
const dentist = event(
  'dentist@example.com',
  'DTSTART:20261201T090000Z',
  'DTEND:20261201T093000Z',
  'SUMMARY:Dentist',
);
const flight = event(
  'flight@example.com',
  'DTSTART;TZID=Europe/Berlin:20261202T100000',
  'DTEND;TZID=America/New_York:20261202T130000',
  'SUMMARY:Flight',
);
const weekly = event(
  'weekly@example.com',
  'DTSTART;TZID=Europe/Berlin:20261203T100000',
  'DURATION:PT1H',
  'RRULE:FREQ=WEEKLY;COUNT=3',
  'SUMMARY:Choir',
);

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ now });
});
afterAll(() => app[Symbol.asyncDispose]());

async function titles({ personId }: TestPerson): Promise<string[]> {
  const rows = await app.query<{ title: string }>(
    'select title from events where owner_id = $1 order by starts_at, title',
    [personId],
  );
  return rows.map(({ title }) => title);
}

describe('a calendar file', () => {
  it('comes in as one act that one tap takes back', async () => {
    const me = await app.addPerson();
    const outcome = await me.trpc.calendar.import.mutate({ text: file(...dentist, ...flight) });
    expect(outcome).toMatchObject({ kind: 'done', say: '2 events were added from the file.' });
    if (outcome.kind !== 'done') throw new Error(outcome.say);
    expect(outcome.receipt.changes.map((c) => [c.event.source, c.event.start, c.event.end])).toEqual([
      ['ics', '2026-12-01T09:00:00Z', '2026-12-01T09:30:00Z'],
      ['ics', '2026-12-02T09:00:00Z', '2026-12-02T18:00:00Z'],
    ]);
    expect(outcome.receipt.changes[1]?.event.wall).toMatchObject({
      startZone: 'Europe/Berlin',
      endZone: 'America/New_York',
      end: { date: '2026-12-02', time: '13:00' },
    });
    await me.trpc.schedule.undo.mutate({ groupId: outcome.receipt.groupId ?? '' });
    expect(await titles(me)).toEqual([]);
  });

  it('adds nothing when it comes a second time, wherever its events were moved', async () => {
    const me = await app.addPerson();
    const text = file(...dentist, ...flight);
    await me.trpc.calendar.import.mutate({ text });
    const { events } = await me.trpc.schedule.list.query({ from: now, to: '2026-12-31T00:00:00Z' });
    await me.trpc.schedule.update.mutate({ id: events[0]?.id ?? '', title: 'Dr. Weiß' });
    await me.trpc.schedule.move.mutate({
      id: events[0]?.id ?? '',
      start: { date: '2026-12-10', time: '15:00' },
    });
    const before = await app.rows();
    expect(await me.trpc.calendar.import.mutate({ text })).toMatchObject({
      kind: 'done',
      say: 'Nothing was added. 2 events were there already.',
    });
    expect({ ...(await app.rows()), calls: 0 }).toEqual({ ...before, calls: 0 });
  });

  it('knows an event by title and time where it has another name', async () => {
    const me = await app.addPerson();
    await me.trpc.schedule.add.mutate({
      title: 'dentist ',
      start: { date: '2026-12-01', time: '10:00' },
      durationMinutes: 30,
    });
    const preview = await me.trpc.calendar.importPreview.mutate({ text: file(...dentist, ...flight) });
    expect(preview.known.shown).toMatchObject([{ title: 'Dentist', why: 'same' }]);
    expect(preview.adds.shown.map(({ title }) => title)).toEqual(['Flight']);
  });

  it('stores what overlaps and says so', async () => {
    const me = await app.addPerson();
    await me.trpc.schedule.add.mutate({
      title: 'Interview',
      start: { date: '2026-12-01', time: '10:15' },
      durationMinutes: 30,
    });
    const text = file(...dentist, ...flight);
    const preview = await me.trpc.calendar.importPreview.mutate({ text });
    expect(preview.adds).toMatchObject({ count: 2, overlapping: 1 });
    expect(preview.adds.shown[0]).toMatchObject({ title: 'Dentist', overlaps: ['Interview'] });
    expect(await me.trpc.calendar.import.mutate({ text })).toMatchObject({
      kind: 'done',
      say: '2 events were added from the file. 1 of them overlaps with something else.',
    });
    const consents = await app.query(
      `select consent from changes where consent = 'overlap' and owner_id = $1`,
      [me.personId],
    );
    expect(consents).toHaveLength(1);
  });

  it('writes nothing to show what it would do', async () => {
    const me = await app.addPerson();
    const before = await app.rows();
    await me.trpc.calendar.importPreview.mutate({ text: file(...dentist, ...weekly) });
    expect(await app.rows()).toEqual(before);
  });

  it('leaves out what repeats, or takes its times one by one, where that is asked for', async () => {
    const me = await app.addPerson();
    const text = file(...dentist, ...weekly);
    const preview = await me.trpc.calendar.importPreview.mutate({ text, series: 'skip' });
    expect(preview.series).toMatchObject({ count: 1, times: 3, shown: [{ title: 'Choir', times: 3 }] });
    expect(await me.trpc.calendar.import.mutate({ text, series: 'skip' })).toMatchObject({
      say: '1 event was added from the file. 1 event that repeats was left out.',
    });
    await me.trpc.calendar.import.mutate({ text, series: 'occurrences' });
    expect(await titles(me)).toEqual(['Dentist', 'Choir', 'Choir', 'Choir']);
    expect(await me.trpc.calendar.import.mutate({ text, series: 'occurrences' })).toMatchObject({
      say: 'Nothing was added. 4 events were there already.',
    });
  });

  it('never spreads out what happens every minute', async () => {
    const me = await app.addPerson();
    const text = file(
      ...event('a', 'DTSTART:20261201T090000Z', 'RRULE:FREQ=SECONDLY', 'SUMMARY:Tick'),
      ...event(
        'b',
        'DTSTART:20261201T090000Z',
        `RRULE:FREQ=DAILY;BYMINUTE=${[...Array(60).keys()].join(',')}`,
      ),
    );
    const preview = await me.trpc.calendar.importPreview.mutate({ text, series: 'occurrences' });
    expect(preview).toMatchObject({ adds: { count: 0 }, series: { count: 2, times: 0 } });
  });

  it('takes nothing of a file with parts that cannot be read, until that is wanted', async () => {
    const me = await app.addPerson();
    const text = file(
      ...dentist,
      ...event('bad', 'DTSTART:20261301T090000Z', 'SUMMARY:No such month'),
      ...event('rule', 'DTSTART:20261201T090000Z', 'RRULE:FREQ=SOMETIMES', 'SUMMARY:Maybe'),
      ...event('back', 'DTSTART:20261201T090000Z', 'DTEND:20261201T080000Z', 'SUMMARY:Backwards'),
    );
    const before = await app.rows();
    const outcome = await me.trpc.calendar.import.mutate({ text });
    expect(outcome).toMatchObject({
      kind: 'invalid',
      problems: [{ field: 'line 11' }, { field: 'line 17' }, { field: 'line 20' }],
    });
    expect({ ...(await app.rows()), calls: 0 }).toEqual({ ...before, calls: 0 });
    await me.trpc.calendar.import.mutate({ text, despiteProblems: true });
    expect(await titles(me)).toEqual(['Dentist']);
  });

  it('takes no half of a file that was cut off', async () => {
    const me = await app.addPerson();
    const text = file(...dentist, ...flight);
    const cut = text.slice(0, text.indexOf('SUMMARY:Flight'));
    await me.trpc.calendar.import.mutate({ text: cut, despiteProblems: true });
    expect(await titles(me)).toEqual(['Dentist']);
  });

  it.each(['', 'hello', '\0\0\0', '{"a":1}', 'BEGIN:VCALENDAR'])(
    'answers %j without a crash',
    async (text) => {
      const me = await app.addPerson();
      const outcome = await me.trpc.calendar.import.mutate({ text });
      expect(outcome.kind).toBe('invalid');
      expect(await titles(me)).toEqual([]);
    },
  );

  it('refuses a file over one megabyte and one with too many events', async () => {
    const me = await app.addPerson();
    const before = await app.rows();
    await expect(me.trpc.calendar.import.mutate({ text: 'x'.repeat(1_000_001) })).rejects.toMatchObject({
      data: { httpStatus: 413 },
    });
    await expect(me.trpc.calendar.importPreview.mutate({ text: 'x'.repeat(3_000_000) })).rejects.toThrow();
    const many = file(
      ...Array.from({ length: 5_001 }, (_, i) => event(`u${i}`, 'DTSTART:20261201T090000Z')).flat(),
    );
    expect(await me.trpc.calendar.import.mutate({ text: many })).toMatchObject({ kind: 'invalid' });
    expect({ ...(await app.rows()), calls: 0 }).toEqual({ ...before, calls: 0 });
  });

  it('takes more than a thousand events at once, and undo takes all of them back', async () => {
    const me = await app.addPerson();
    const lines = Array.from({ length: 1_200 }, (_, i) => {
      const at = new Date(Date.parse('2026-01-01T08:00:00Z') + i * 7_200_000).toISOString();
      return event(`u${i}`, `DTSTART:${at.replaceAll(/[-:]|\.000/g, '')}`, 'DURATION:PT1H', `SUMMARY:E${i}`);
    });
    const outcome = await me.trpc.calendar.import.mutate({ text: file(...lines.flat()) });
    expect(outcome).toMatchObject({ kind: 'done', receipt: { version: 1_200 } });
    const [{ count } = { count: 0 }] = await app.query<{ count: number }>(
      'select count(*)::int from events where owner_id = $1',
      [me.personId],
    );
    expect(count).toBe(1_200);
    await me.trpc.schedule.undo.mutate({
      groupId: outcome.kind === 'done' ? (outcome.receipt.groupId ?? '') : '',
    });
    expect(await titles(me)).toEqual([]);
  });

  it('answers the same tap once', async () => {
    const me = await app.addPerson();
    const asked = { text: file(...dentist), callId: 'tap-1' };
    await me.trpc.calendar.import.mutate(asked);
    expect(await me.trpc.calendar.import.mutate(asked)).toMatchObject({ kind: 'done', repeat: true });
    expect(await titles(me)).toEqual(['Dentist']);
  });

  it('gives two people an event each', async () => {
    const me = await app.addPerson();
    const other = await app.addPerson();
    const text = file(...dentist);
    await me.trpc.calendar.import.mutate({ text });
    expect(await other.trpc.calendar.import.mutate({ text })).toMatchObject({
      say: '1 event was added from the file.',
    });
    const rows = await app.query<{ id: string }>('select id from events where owner_id = any($1)', [
      [me.personId, other.personId],
    ]);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(2);
  });

  it('never takes an id out of a file', async () => {
    const me = await app.addPerson();
    const other = await app.addPerson();
    await me.trpc.calendar.import.mutate({ text: file(...dentist) });
    const saved = await me.trpc.calendar.export.query({ format: 'ics' });
    expect(await me.trpc.calendar.import.mutate({ text: saved.text })).toMatchObject({
      say: 'Nothing was added. 1 event was there already.',
    });
    expect(await other.trpc.calendar.import.mutate({ text: saved.text })).toMatchObject({
      say: '1 event was added from the file.',
    });
    expect(await titles(me)).toEqual(['Dentist']);
  });
});
