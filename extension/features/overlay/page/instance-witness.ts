/**
 * A second witness of the page's zone where no label says it: an instance of a repeating event carries the
 * instant it began at in its id, and its chip stands where the page draws that instant. An instance that
 * was moved keeps its old id, so one voice alone against many says nothing.
 */
import { clockIn } from './page-numbers.ts';
import type { Day } from './page-reading.ts';

type Witness = 'agrees' | 'contradicts' | 'silent';
type Voice = { isOnDay: boolean; isAtMinute: boolean | null };

/** Voices without which the chips of a month prove nothing. */
const enoughClocks = 3;

/**
 * Whether the instances on these days stand where the zone has them. A cell tells only the day; a chip in
 * it shows its time, of which the half of the day is not known: enough of them together are a proof.
 */
export function hearInstances(timeZone: string, days: readonly Day[], kind: 'days' | 'month'): Witness {
  const voices = kind === 'days' ? columnVoices(timeZone, days) : cellVoices(timeZone, days);
  const fitting = voices.filter((v) => v.isOnDay && v.isAtMinute !== false).length;
  const unfitting = voices.length - fitting;
  if (voices.length === 0) return 'silent';
  if (kind === 'days') return unfitting >= fitting ? 'contradicts' : 'agrees';
  // A clock that does not fit may be a number of the title; a day that does not fit is no such thing.
  const strays = voices.filter((v) => !v.isOnDay).length;
  if (strays * 8 > voices.length - strays) return 'contradicts';
  const clocks = voices.filter((v) => v.isOnDay && v.isAtMinute === true).length;
  return clocks >= enoughClocks && unfitting * 8 <= clocks ? 'agrees' : 'silent';
}

function columnVoices(timeZone: string, days: readonly Day[]): Voice[] {
  return chipsOn(days).flatMap(({ began, place, rect }) => {
    const minute = ((rect.top - place.rect.top) / place.rect.height) * 1_440;
    // What goes on from the day before begins at the top of this one.
    if (minute < 5) return [];
    const wall = wallOf(began, timeZone);
    return { isOnDay: wall.date === place.date, isAtMinute: Math.abs(wall.minute - minute) < 8 };
  });
}

function cellVoices(timeZone: string, days: readonly Day[]): Voice[] {
  return chipsOn(days).map(({ began, place, chip }) => {
    const wall = wallOf(began, timeZone);
    const shown = firstClock(chip.textContent);
    return {
      isOnDay: wall.date === place.date,
      isAtMinute: shown === null ? null : shown % 720 === wall.minute % 720,
    };
  });
}

function chipsOn(days: readonly Day[]) {
  const places = days.map(({ date, element }) => ({ date, rect: element.getBoundingClientRect() }));
  return [...document.querySelectorAll<HTMLElement>('[data-eventid][data-eventchip]')].flatMap((chip) => {
    const began = instanceStart(chip.dataset['eventid'] ?? '');
    if (began === null) return [];
    const rect = chip.getBoundingClientRect();
    const middle = (rect.left + rect.right) / 2;
    const place = places.find(
      ({ rect: r }) => middle >= r.left && middle <= r.right && rect.top >= r.top - 3 && rect.top < r.bottom,
    );
    return place ? [{ began, place, rect, chip }] : [];
  });
}

function wallOf(began: number, timeZone: string): { date: string; minute: number } {
  const wall = Temporal.Instant.fromEpochMilliseconds(began).toZonedDateTimeISO(timeZone);
  return { date: wall.toPlainDate().toString(), minute: wall.hour * 60 + wall.minute };
}

/** Minutes after midnight that the first number of a text would mean. */
function firstClock(text: string): number | null {
  const found = /\p{Nd}{1,2}(?:[:.h]\p{Nd}{2})?/u.exec(text);
  return found ? clockIn(found[0]) : null;
}

/** Milliseconds since 1970; null if the id is of something else. */
export function instanceStart(eventId: string): number | null {
  let text: string;
  try {
    text = atob(eventId);
  } catch {
    return null;
  }
  const found = /_(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z /.exec(text);
  if (!found) return null;
  const [, year, month, day, hour, minute, second] = found;
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) || null;
}
