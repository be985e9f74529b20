/** Whole messages and pages: the event that is meant, or each of several, with its words marked. */
import 'temporal-polyfill/global';
import { describe, expect, test } from 'vitest';
import { readSelection } from './read-selection.ts';

const context = { now: '2026-11-20T14:00:00Z', timeZone: 'America/New_York', locale: 'en-US' };
const read = (text: string, more: { pageTitle?: string; markup?: string[] } = {}) =>
  readSelection({ text, ...more }, context);
const brief = (text: string, more: { pageTitle?: string; markup?: string[] } = {}) =>
  read(text, more).map(({ reading: { title, start, end } }) =>
    [title, start?.date, start?.time, end?.time].filter((part) => part != null).join(' '),
  );

const mail = [
  'From: Ann <ann@example.com>',
  'To: Ben <ben@example.com>',
  'Date: Fri, 20 Nov 2026 09:12:00 -0500',
  'Subject: Re: Lunch next week',
  '',
  'Hi Ben,',
  '',
  "let's have lunch on Tuesday at noon at Cafe Rio. Let me know if that works.",
  '',
  'Cheers, Ann',
  '',
  'On Thu, Nov 19, 2026 at 4:03 PM Ben wrote:',
  '> When are you free?',
].join('\n');

describe('one event', () => {
  test.each([
    [
      'a line',
      'Team lunch with Sam, Friday 12–1pm at Cafe Rio',
      ['Team lunch with Sam 2026-11-27 12:00 13:00'],
    ],
    ['a mail: not when it was sent or answered', mail, ['Lunch 2026-11-24 12:00']],
    [
      'an invitation with labels',
      'You are invited to the Product Review\n\nWhen: Thursday, December 3, 2026 6:30 PM - 8:30 PM EST\nWhere: Room 4.12\nWho: Ann, Ben',
      ['Product Review 2026-12-03 18:30 20:30'],
    ],
    [
      'date and time under labels of their own',
      'Event: Book club\nDate: December 8\nTime: 7:30 pm to 9 pm\nLocation: Library',
      ['Book club 2026-12-08 19:30 21:00'],
    ],
    [
      'a poster: heading, day, time, and small print',
      'Winter Jazz Night\nSaturday, 12 December 2026\nDoors 7 pm\n© 2026 Blue Note. All rights reserved. Last updated 3 Nov 2026',
      ['Winter Jazz Night 2026-12-12 19:00'],
    ],
    [
      'a start and an end',
      'Flight UA 123\nDepart: Dec 20, 2026 8:05 AM\nArrive: Dec 20, 2026 11:30 AM',
      ['Flight UA 123 2026-12-20 08:05 11:30'],
    ],
    [
      'prose around it',
      'Hello, your appointment with Dr. Smith is confirmed for Monday, November 30 at 2:15 PM. Please arrive 15 minutes early.',
      ['Appointment with Dr. Smith 2026-11-30 14:15'],
    ],
  ])('%s', (_name, text, expected) => expect(brief(text)).toEqual(expected));

  test('has no name of its own and takes the page’s, without the site', () => {
    const text = 'Starts: Dec 8, 2026, 7:30 PM\nEnds: Dec 8, 2026, 10:00 PM';
    expect(brief(text, { pageTitle: 'Open house | City of Springfield' })).toEqual([
      'Open house 2026-12-08 19:30 22:00',
    ]);
  });

  test('takes the place of the label below it', () => {
    expect(read('Choir\nTuesday 7pm\nVenue: Town hall')[0]?.reading).toMatchObject({
      title: 'Choir',
      place: 'Town hall',
    });
  });
});

describe('several events', () => {
  test('an agenda: the day above counts for every line below it', () => {
    expect(brief('Mon 30 Nov\n9:00 am Kick-off\n2:00 pm Review\nTue 1 Dec\n9:30 am Retrospective')).toEqual([
      'Kick-off 2026-11-30 09:00',
      'Review 2026-11-30 14:00',
      'Retrospective 2026-12-01 09:30',
    ]);
  });

  test('in one breath', () => {
    expect(brief('gym tomorrow at 7am and yoga at 9am')).toEqual([
      'Gym 2026-11-21 07:00',
      'Yoga 2026-11-21 09:00',
    ]);
  });

  test('a moment that is told twice is there once', () => {
    expect(brief('Choir on 1 December at 7 pm.\nRemember: choir, 1 December, 7 pm.')).toHaveLength(1);
  });
});

describe('nothing to add', () => {
  test.each([
    'The company was founded in 1998 and has 300 employees. It made 4 million in 2024.',
    'Posted 3 days ago · 5 min read',
    '',
  ])('%j', (text) => expect(read(text).filter(({ reading }) => reading.start !== null)).toEqual([]));
});

describe('what a page tells machines', () => {
  const jazz = {
    '@type': ['MusicEvent'],
    name: 'Jazz &amp; <b>Wine</b>',
    startDate: '2026-12-12T19:00:00-08:00',
    endDate: '2026-12-12T22:00-0800',
    location: { name: 'Blue Note', address: { streetAddress: '131 W 3rd' } },
  };

  test('is read in the person’s zone, as words and never as markup', () => {
    const [found] = read('', { markup: [JSON.stringify({ '@graph': [jazz] })] });
    expect(found).toMatchObject({
      from: 'markup',
      reading: {
        title: 'Jazz & Wine',
        start: { date: '2026-12-12', time: '22:00' },
        end: { date: '2026-12-13', time: '01:00' },
        place: 'Blue Note, 131 W 3rd',
      },
    });
  });

  test('whole days end on their last day', () => {
    const fair = { '@type': 'Event', name: 'Fair', startDate: '2026-12-12', endDate: '2026-12-13' };
    expect(read('', { markup: [JSON.stringify(fair)] })[0]?.reading).toMatchObject({
      allDay: true,
      end: { date: '2026-12-14' },
    });
  });

  test('does not count where the person selected something else', () => {
    expect(brief('Choir tomorrow 7pm', { markup: [JSON.stringify(jazz)] })).toEqual([
      'Choir 2026-11-21 19:00',
    ]);
  });

  test.each([
    'no json',
    '[]',
    'null',
    '{"@type":"Event"}',
    '{"@type":"Event","name":"X","startDate":"2026-02-31"}',
    '{"@type":"Event","name":"X","startDate":"2026-12-01T25:00"}',
    '{"@type":"Event","name":"X","startDate":"2026-12-01T10:00+99:00"}',
    '{"@type":"Event","name":{},"startDate":[]}',
    `{"@graph":${'['.repeat(5_000)}${']'.repeat(5_000)}}`,
  ])('broken: %s', (script) => expect(read('', { markup: [script] })).toEqual([]));
});

test('every span lies on the words it was read from', () => {
  const text = `Some words before.\n${mail}`;
  const [found] = read(text);
  const words = (kind: string) =>
    found?.reading.spans.filter((span) => span.kind === kind).map(({ from, to }) => text.slice(from, to));
  expect(words('date')).toEqual(['on Tuesday']);
  expect(words('time')).toEqual(['at noon']);
  expect(words('place')).toEqual(['at Cafe Rio']);
});

test.each([
  'a'.repeat(200_000),
  '12 '.repeat(66_000),
  'at 5pm on monday\n'.repeat(12_000),
  '"'.repeat(200_000),
  'when: 5pm\n'.repeat(20_000),
  'A. 1 '.repeat(40_000),
  '<'.repeat(200_000),
  '\u202e\u0000\ud800 tomorrow 5pm',
])('two hundred thousand characters of anything are answered, with few events: %#', (text) => {
  expect(read(text).length).toBeLessThanOrEqual(20);
});

test('an event at the end of 199,000 characters is found', () => {
  const text = `${'Nothing of interest here. '.repeat(7_600)}\nWhen: 3 December 2026, 6:30 pm`;
  expect(brief(text, { pageTitle: 'Review' })).toEqual(['Review 2026-12-03 18:30']);
});
