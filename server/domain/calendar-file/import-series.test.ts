import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp } from '#server/testing/test-app.ts';
import type { TestApp, TestPerson } from '#server/testing/test-app.ts';

const file = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const event = (uid: string, ...lines: string[]) => ['BEGIN:VEVENT', `UID:${uid}`, ...lines, 'END:VEVENT'];

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ now: '2026-11-20T09:00:00Z' });
});
afterAll(() => app[Symbol.asyncDispose]());

async function seen(me: TestPerson): Promise<string[]> {
  const { events } = await me.trpc.schedule.list.query({
    from: '2026-11-20T00:00:00Z',
    to: '2027-02-01T00:00:00Z',
  });
  return events.map(({ title, wall }) => `${title} ${wall.start.date} ${wall.start.time ?? ''}`.trim());
}

describe('a calendar file with something that repeats', () => {
  it('brings what repeats as a series, with what was taken out of it and what differs', async () => {
    const me = await app.addPerson();
    const choir = ['SUMMARY:Choir', 'DURATION:PT1H'];
    const text = file(
      ...event(
        'choir@example.com',
        'DTSTART;TZID=Europe/Berlin:20261203T100000',
        'RRULE:FREQ=WEEKLY;UNTIL=20270114T090000Z',
        'EXDATE;TZID=Europe/Berlin:20261210T100000,20261231T100000',
        ...choir,
      ),
      ...event(
        'choir@example.com',
        'RECURRENCE-ID:20261217T090000Z',
        'DTSTART;TZID=Europe/Berlin:20261218T190000',
        'DURATION:PT2H',
        'SUMMARY:Concert',
      ),
      ...event(
        'choir@example.com',
        'RECURRENCE-ID:20270107T090000Z',
        'DTSTART:20270107T090000Z',
        'STATUS:CANCELLED',
        ...choir,
      ),
    );
    const preview = await me.trpc.calendar.importPreview.mutate({ text });
    expect(preview).toMatchObject({
      adds: {
        count: 1,
        shown: [{ when: 'every Thursday 10:00–11:00 am until Thu 14 Jan 2027, next on Thu 3 Dec' }],
      },
      series: { count: 0, kept: 1 },
    });
    const done = await me.trpc.calendar.import.mutate({ text });
    expect(done).toMatchObject({ say: '1 event was added from the file. 1 of them repeats.' });
    expect(await seen(me)).toEqual([
      'Choir 2026-12-03 10:00',
      'Concert 2026-12-18 19:00',
      'Choir 2026-12-24 10:00',
      'Choir 2027-01-14 10:00',
    ]);
    for (const series of ['series', 'occurrences'] as const)
      expect(await me.trpc.calendar.import.mutate({ text, series })).toMatchObject({
        say: expect.stringMatching(/^Nothing was added\. \d events? (?:was|were) there already\.$/),
      });
    const other = await app.addPerson();
    const saved = await me.trpc.calendar.export.query({ format: 'ics' });
    await other.trpc.calendar.import.mutate({ text: saved.text });
    expect(await seen(other)).toEqual(await seen(me));
    if (done.kind !== 'done') throw new Error(done.say);
    await me.trpc.schedule.undo.mutate({ groupId: done.receipt.groupId ?? '' });
    expect(await seen(me)).toEqual([]);
  });

  it('says why something cannot be kept as a series, and takes its times one by one where that is wanted', async () => {
    const me = await app.addPerson();
    const start = 'DTSTART;TZID=Europe/Berlin:20261203T100000';
    const text = file(
      ...event(
        'a',
        start,
        'RRULE:FREQ=WEEKLY;COUNT=2',
        'RDATE;TZID=Europe/Berlin:20261205T100000',
        'SUMMARY:Dates',
      ),
      ...event('b', start, 'RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=2', 'SUMMARY:First'),
      ...event('c', start, 'RRULE:FREQ=DAILY;COUNT=9000', 'SUMMARY:Often'),
      ...event('d', start, 'RRULE:FREQ=DAILY;COUNT=3', 'DURATION:PT30H', 'SUMMARY:Long'),
      ...event('e', start, 'RRULE:FREQ=WEEKLY;COUNT=3', 'SUMMARY:Later'),
      ...event(
        'e',
        'RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20261210T100000',
        'DTSTART;TZID=Europe/Berlin:20261210T110000',
        'SUMMARY:Later',
      ),
      ...event('f', start, 'RRULE:FREQ=WEEKLY;COUNT=3', 'SUMMARY:Stray'),
      ...event(
        'f',
        'RECURRENCE-ID;TZID=Europe/Berlin:20261211T100000',
        'DTSTART;TZID=Europe/Berlin:20261212T110000',
        'SUMMARY:Stray',
      ),
    );
    const { series, adds } = await me.trpc.calendar.importPreview.mutate({ text });
    expect(adds.count).toBe(0);
    expect(series.shown.map(({ title, line, why }) => [title, line, why])).toEqual([
      ['Dates', 3, 'It has dates added to its rule, which an event that repeats cannot have here.'],
      ['First', 10, 'It begins on a day that its own rule does not name.'],
      ['Often', 16, 'It can happen 5,000 times at most; leave the number out for no end.'],
      ['Long', 22, 'It would still be going on when the next one begins.'],
      ['Later', 29, 'It changes from one of its dates on within one event.'],
      ['Stray', 41, 'A date that differs is none of its dates.'],
    ]);
    await me.trpc.calendar.import.mutate({ text, series: 'series-or-occurrences' });
    expect((await seen(me)).filter((line) => line.startsWith('Dates'))).toEqual([
      'Dates 2026-12-03 10:00',
      'Dates 2026-12-05 10:00',
      'Dates 2026-12-10 10:00',
    ]);
  });
});
