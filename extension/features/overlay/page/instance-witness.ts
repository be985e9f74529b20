/**
 * A second witness of the page's zone where no label says it: an instance of a repeating event carries the
 * instant it began at in its id, and its chip stands where the page draws that instant. An instance that
 * was moved keeps its old id, so one voice alone against many says nothing.
 */
import type { Day } from './page-reading.ts';

type Witness = 'agrees' | 'contradicts' | 'silent';

/** Whether the instances on these days stand where the zone has them. A cell tells only the day. */
export function hearInstances(timeZone: string, days: readonly Day[], kind: 'days' | 'month'): Witness {
  const places = days.map(({ date, element }) => ({ date, rect: element.getBoundingClientRect() }));
  let [fitting, unfitting] = [0, 0];
  for (const chip of document.querySelectorAll<HTMLElement>('[data-eventid][data-eventchip]')) {
    const began = instanceStart(chip.dataset['eventid'] ?? '');
    if (began === null) continue;
    const rect = chip.getBoundingClientRect();
    const middle = (rect.left + rect.right) / 2;
    const place = places.find(
      ({ rect: r }) => middle >= r.left && middle <= r.right && rect.top >= r.top - 3 && rect.top < r.bottom,
    );
    if (!place) continue;
    const wall = Temporal.Instant.fromEpochMilliseconds(began).toZonedDateTimeISO(timeZone);
    const minute = ((rect.top - place.rect.top) / place.rect.height) * 1_440;
    // What goes on from the day before begins at the top of this one.
    if (kind === 'days' && minute < 5) continue;
    const isOnDay = wall.toPlainDate().toString() === place.date;
    const isAtMinute = kind === 'month' || Math.abs(wall.hour * 60 + wall.minute - minute) < 8;
    if (isOnDay && isAtMinute) fitting++;
    else unfitting++;
  }
  if (fitting + unfitting === 0) return 'silent';
  const isDoubtful = kind === 'days' ? unfitting >= fitting : unfitting * 8 > fitting;
  return isDoubtful ? 'contradicts' : 'agrees';
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
