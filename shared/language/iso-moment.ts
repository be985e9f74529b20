/** ISO datetimes that a model passes where words were expected. */
import { instantToWall } from '../schedule/wall-clock.ts';
import { isClock, isDate } from '../schedule/wall-text.ts';

const isoMoment = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?$/i;

/** `2026-11-21T07:00`, or with an offset: then that instant on the zone's clocks. */
export function readIsoMoment(text: string, timeZone: string): { date: string; time: string } | null {
  const [, date = '', time = '', offset] = isoMoment.exec(text) ?? [];
  if (!isDate(date) || !isClock(time)) return null;
  if (offset === undefined) return { date, time };
  const sign = offset.length === 5 ? `${offset.slice(0, 3)}:${offset.slice(3)}` : offset.toUpperCase();
  try {
    return instantToWall(`${date}T${time}:00${sign}`, timeZone);
  } catch {
    return null;
  }
}
