/** From a reading to the form, and from the form to what is sent. */
import 'temporal-polyfill/global';
import { describe, expect, test } from 'vitest';
import { readEvent } from '#shared/language/read-event.ts';
import { faultOf, formOf, inputOf, withStart } from './reading-form.ts';

const timeZone = 'America/New_York';
const page = { url: 'https://example.com/a', title: 'Concerts' };
const form = (text: string, on: Parameters<typeof formOf>[1]['page'] = {}) =>
  formOf(readEvent(text, { now: '2026-11-20T14:47:00Z', timeZone }), { page: on, timeZone });

describe('what was read is what is sent', () => {
  test('with everything the words say', () => {
    const text =
      'Team lunch with Sam, Friday 12–1pm at Cafe Rio, every other week, remind me 30 minutes before';
    expect(inputOf(form(text, page))).toEqual({
      title: 'Team lunch with Sam',
      start: { date: '2026-11-27', time: '12:00', timeZone },
      end: { date: '2026-11-27', time: '13:00', timeZone },
      place: 'Cafe Rio',
      guests: [{ name: 'Sam' }],
      recurrence: 'FREQ=WEEKLY;INTERVAL=2',
      reminders: [30],
      links: [{ kind: 'page', url: 'https://example.com/a', title: 'Concerts' }],
    });
  });

  test('in the zone the text names', () => {
    expect(inputOf(form('Call tomorrow 3pm CET')).start).toEqual({
      date: '2026-11-21',
      time: '15:00',
      timeZone: 'Europe/Paris',
    });
  });

  test('whole days end on their last day in the form and after it in what is sent', () => {
    const fair = form('Fair from 3 to 5 December, all day');
    expect([fair.startDate, fair.endDate]).toEqual(['2026-12-03', '2026-12-05']);
    expect(inputOf(fair)).toMatchObject({ allDay: true, end: { date: '2026-12-06' } });
  });
});

describe('what is missing is named, and where', () => {
  test.each([
    ['', 'title'],
    ['Dentist', 'startDate'],
    ['Dentist on 4 December', 'startTime'],
    ['Dentist on 4 December 3pm', undefined],
  ])('“%s”: %s', (text, field) => expect(faultOf(form(text))?.field).toBe(field));

  test('an end before the start', () => {
    expect(faultOf({ ...form('Dentist on 4 December 3pm'), endDate: '2026-12-03' })?.field).toBe('endDate');
  });

  test.each(['javascript:alert(1)', 'no address', 'file:///etc/passwd'])('the link %s', (link) => {
    expect(faultOf({ ...form('Dentist on 4 December 3pm'), link })?.field).toBe('link');
  });

  test('nothing read is an empty form', () => {
    expect(faultOf(formOf(null, { page, timeZone }))?.field).toBe('title');
  });
});

describe('a start that is moved', () => {
  const dentist = form('Dentist on 4 December 3pm for 45 minutes');
  test('takes the end along', () => {
    expect(withStart(dentist, { startTime: '23:30' })).toMatchObject({
      endDate: '2026-12-05',
      endTime: '00:15',
    });
    expect(withStart(dentist, { startDate: '2026-12-31' }).endDate).toBe('2026-12-31');
  });
  test('that was missing is given an hour', () => {
    expect(withStart(form('Dentist on 4 December'), { startTime: '09:00' })).toMatchObject({
      endDate: '2026-12-04',
      endTime: '10:00',
    });
  });
});

test('signs that turn words around do not get into a name', () => {
  const turned = { ...readEvent('x tomorrow 3pm', { now: '2026-11-20T14:47:00Z', timeZone }) };
  expect(formOf({ ...turned, title: 'Pay\u202e evil\u0000\n now' }, { page: {}, timeZone }).title).toBe(
    'Pay evil now',
  );
});
