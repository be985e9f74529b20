/** One event of a calendar file as a draft: on the clock of its own zone where that has a name, else on the calendar's. */
import { dateOf } from '#shared/schedule/day-number.ts';
import type { IcsOccurrence } from '#shared/ics/ics-occurrences.ts';
import type { IcsTime } from '#shared/ics/ics-value.ts';
import { epochSeconds } from '#shared/ics/ics-zone.ts';
import type { IcsEvent } from '#shared/ics/read-ics.ts';
import { instantToWall, wallToInstant } from '#shared/schedule/wall-clock.ts';
import { isStorable } from '#shared/schedule/wall-text.ts';
import { longestTitle } from '#server/domain/schedule/event-draft.ts';
import type { EventDraft } from '#server/domain/schedule/event-draft.ts';

const longestText = 20_000;

export function draftOf(
  { event, start, durationSeconds }: IcsOccurrence,
  reader: { title: string; timeZone: string },
): EventDraft | { problem: string } {
  const said = {
    title: reader.title.length > longestTitle ? `${reader.title.slice(0, longestTitle - 1)}…` : reader.title,
    ...(event.location === '' ? {} : { place: event.location.slice(0, longestText) }),
    ...(event.description === '' ? {} : { notes: event.description.slice(0, longestText) }),
    guests: event.guests.filter(({ name, email }) => name !== undefined || email !== undefined).slice(0, 200),
    reminders: event.reminders.slice(0, 10),
    ...(event.transparency === null ? {} : { busy: event.transparency === 'OPAQUE' }),
    links: linksOf(event),
  };
  if (start.isDate) {
    const days = Math.max(1, Math.ceil(durationSeconds / 86_400));
    return { ...said, start: { date: dateOf(start.day) }, end: { date: dateOf(start.day + days) } };
  }
  const seconds = lengthOf(event, { durationSeconds, timeZone: reader.timeZone });
  if (seconds < 0) return { problem: 'It would end before it starts.' };
  return {
    ...said,
    start: momentOf(start, reader.timeZone),
    // An event without a length is a moment; a minute is the least that can be seen.
    durationMinutes: Math.max(1, Math.round(seconds / 60)),
    ...(event.end?.zone.kind === 'named' && !event.end.isDate ? { endTimeZone: event.end.zone.id } : {}),
  };
}

/** Real seconds: a flight that ends in another zone lasts as long as it lasts. */
function lengthOf(event: IcsEvent, given: { durationSeconds: number; timeZone: string }): number {
  // An added date of a series may have a length of its own.
  const isOwn = given.durationSeconds !== event.durationSeconds;
  if (!event.end || isOwn || event.end.isDate !== event.start.isDate) return given.durationSeconds;
  const at = (time: IcsTime) => epochSeconds(time, time.zone, given.timeZone);
  return at(event.end) - at(event.start);
}

function momentOf(time: IcsTime, timeZone: string): { date: string; time: string; timeZone: string } {
  const { zone } = time;
  if (zone.kind === 'named' || zone.kind === 'floating') {
    const clock = { date: dateOf(time.day), time: clockOf(time.second) };
    return { ...clock, timeZone: zone.kind === 'named' ? zone.id : timeZone };
  }
  const seconds = epochSeconds(time, zone, timeZone);
  const instant = new Date(Math.floor(seconds / 60) * 60_000).toISOString();
  const wall = instantToWall(instant, timeZone);
  // In an hour that comes twice the clock here would mean the other one.
  const isSame = Date.parse(wallToInstant(wall, timeZone)) === Date.parse(instant);
  return isSame ? { ...wall, timeZone } : { ...instantToWall(instant, 'UTC'), timeZone: 'UTC' };
}

function clockOf(second: number): string {
  const pad = (n: number) => String(n).padStart(2, '0');
  return `${pad(Math.floor(second / 3600))}:${pad(Math.floor((second % 3600) / 60))}`;
}

/** Only what a browser opens as a page. */
function linksOf({ url }: IcsEvent): NonNullable<EventDraft['links']> {
  if (url === null || url.length > 2_000 || !isStorable(url) || !/^https?:\/\//i.test(url)) return [];
  return URL.canParse(url) ? [{ kind: 'page', url }] : [];
}
