/**
 * A reading as the reading page's form holds it, and back to what is sent. Pure. Times are in the zone
 * the text named, else the person's; text from pages loses the signs that turn other words around.
 */
import type { Reading } from '#shared/language/reading.ts';
import type { EventLink, Guest } from '#shared/schedule/event.ts';
import { addDays, addWallMinutes } from '#shared/schedule/wall-clock.ts';
import { problemOf, type EventDraft } from '#extension/features/live-schedule/event-draft.ts';
import type { AddInput } from '#extension/features/live-schedule/schedule-api.ts';

export type ReadingForm = EventDraft & {
  link: string;
  linkTitle: string;
  timeZone: string;
};

export type PageOfReading = { url?: string; title?: string };

export function formOf(
  reading: Reading | null,
  { page, timeZone }: { page: PageOfReading; timeZone: string },
): ReadingForm {
  const start = reading?.start ?? null;
  const allDay = reading?.allDay === true;
  const zone = start?.timeZone ?? timeZone;
  const end = reading && start ? endOf(reading, start) : null;
  return {
    title: clean(reading?.title ?? '', 500),
    allDay,
    startDate: start?.date ?? '',
    startTime: start?.time ?? '',
    endDate: end ? (allDay ? addDays(end.date, -1) : end.date) : '',
    endTime: end?.time ?? '',
    place: clean(reading?.place ?? '', 500),
    notes: '',
    guests: (reading?.guests ?? []).map(nameOf).join(', '),
    busy: true,
    repeat: reading?.repeat ?? null,
    reminders: reading?.reminders ?? [],
    link: page.url ?? '',
    linkTitle: clean(page.title ?? '', 300),
    timeZone: zone,
  };
}

/** What is wrong or missing, and where to put the hand; null when it can be sent. */
export function faultOf(form: ReadingForm): { field: keyof ReadingForm; problem: string } | null {
  if (form.title.trim() === '') return { field: 'title', problem: 'Give it a title.' };
  if (form.startDate === '') return { field: 'startDate', problem: 'Give it a day.' };
  if (!form.allDay && form.startTime === '')
    return { field: 'startTime', problem: 'At what time? Or tick “All day”.' };
  if (form.link.trim() !== '' && !isAddress(form.link))
    return { field: 'link', problem: 'The link is no address of a page.' };
  const problem = problemOf(withEnd(form));
  return problem === null ? null : { field: 'endDate', problem };
}

export function inputOf(form: ReadingForm): AddInput {
  const { startDate, startTime, endDate, endTime, timeZone, allDay } = withEnd(form);
  const guests = guestsOf(form.guests);
  const links: EventLink[] =
    form.link.trim() === ''
      ? []
      : [{ kind: 'page', url: form.link.trim(), ...(form.linkTitle && { title: form.linkTitle }) }];
  return {
    title: form.title.trim(),
    start: allDay ? { date: startDate } : { date: startDate, time: startTime, timeZone },
    end: allDay ? { date: addDays(endDate, 1) } : { date: endDate, time: endTime, timeZone },
    ...(allDay && { allDay: true }),
    ...(form.place.trim() !== '' && { place: form.place.trim() }),
    ...(form.notes.trim() !== '' && { notes: form.notes.trim() }),
    ...(guests.length > 0 && { guests }),
    ...(form.repeat !== null && { recurrence: form.repeat }),
    ...(form.reminders.length > 0 && { reminders: form.reminders }),
    ...(links.length > 0 && { links }),
    ...(!form.busy && { busy: false }),
  };
}

/** A start that is moved takes the end along; an end that was not said is an hour later. */
export function withStart(
  form: ReadingForm,
  patch: Partial<Pick<ReadingForm, 'startDate' | 'startTime'>>,
): ReadingForm {
  const next = { ...form, ...patch };
  if (next.startDate === '' || (!next.allDay && next.startTime === '')) return next;
  const isKnown =
    form.startDate !== '' &&
    form.endDate !== '' &&
    (form.allDay || (form.startTime !== '' && form.endTime !== ''));
  if (!isKnown) return withEnd({ ...next, endDate: '', endTime: '' });
  const minutes = minutesOf(form);
  const end = addWallMinutes({ date: next.startDate, time: next.startTime || '00:00' }, minutes);
  return { ...next, endDate: end.date, ...(!next.allDay && { endTime: end.time }) };
}

function minutesOf(form: ReadingForm): number {
  const at = (date: string, time: string) => Date.parse(`${date}T${time || '00:00'}:00Z`);
  const start = at(form.startDate, form.allDay ? '' : form.startTime);
  return (at(form.endDate, form.allDay ? '' : form.endTime) - start) / 60_000;
}

function withEnd(form: ReadingForm): ReadingForm {
  if (form.startDate === '') return form;
  if (form.allDay) return { ...form, endDate: form.endDate || form.startDate };
  if (form.startTime === '' || (form.endDate !== '' && form.endTime !== '')) return form;
  const end = addWallMinutes({ date: form.startDate, time: form.startTime }, 60);
  return { ...form, endDate: end.date, endTime: form.endTime || end.time };
}

function endOf(
  reading: Reading,
  start: NonNullable<Reading['start']>,
): { date: string; time?: string } | null {
  if (reading.end) return reading.end;
  if (reading.allDay) {
    const days = Math.max(1, Math.ceil((reading.durationMinutes ?? 0) / 1_440));
    return { date: addDays(start.date, days) };
  }
  return start.time === undefined ? null : addWallMinutes(start, reading.durationMinutes ?? 60);
}

function guestsOf(text: string): Guest[] {
  return text
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => (/^\S+@\S+\.\S+$/.test(part) ? { email: part } : { name: part }));
}

const nameOf = ({ name, email }: Guest) => clean(email ?? name ?? '', 200);

/** Signs that reverse what stands after them, and such that cannot be seen, are no part of a name. */
function clean(text: string, most: number): string {
  return text
    .toWellFormed()
    .replace(/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, most);
}

function isAddress(text: string): boolean {
  return URL.canParse(text.trim()) && /^https?:$/.test(new URL(text.trim()).protocol);
}
