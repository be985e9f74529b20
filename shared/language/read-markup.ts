/**
 * Events that a page tells to machines (schema.org in JSON-LD). It is somebody else's text: whatever is
 * not of the right shape is left out, and nothing of it is believed beyond name, times and place.
 */
import { isClock, isDate } from '../schedule/wall-text.ts';
import { addDays, instantToWall } from '../schedule/wall-clock.ts';
import type { WallTime } from '../schedule/event.ts';
import type { Reading, ReadingContext } from './reading.ts';

const mostEvents = 20;
const mostNodes = 2_000;
const longestJson = 200_000;

export function readMarkup(scripts: readonly string[], context: ReadingContext): Reading[] {
  const found: Reading[] = [];
  const waiting: unknown[] = scripts.flatMap(parsed);
  for (let seen = 0; seen < mostNodes && waiting.length > 0 && found.length < mostEvents; seen += 1) {
    const node = waiting.shift();
    if (Array.isArray(node)) waiting.push(...node.slice(0, mostNodes));
    else if (isObject(node)) {
      waiting.push(
        ...[node['@graph'], node['itemListElement'], node['item'], node['subEvent']].filter(Boolean),
      );
      const reading = isEvent(node) ? toReading(node, context) : null;
      if (reading) found.push(reading);
    }
  }
  return found;
}

type Node = Record<string, unknown>;

function toReading(node: Node, context: ReadingContext): Reading | null {
  const title = textOf(node['name']);
  const start = momentOf(node['startDate'], context);
  if (title === null || start === null) return null;
  const end = momentOf(node['endDate'], context);
  const allDay = start.time === undefined;
  return {
    title,
    start,
    end: end && (end.time === undefined) === allDay && isAfter(end, start) ? withNextDay(end, allDay) : null,
    durationMinutes: null,
    allDay,
    repeat: null,
    place: placeOf(node['location']),
    guests: [],
    reminders: [],
    spans: [],
    confidence: 0.95,
    alternatives: [],
  };
}

/** A day of markup is included; ours ends before it. */
function withNextDay(end: WallTime, allDay: boolean): WallTime {
  return allDay ? { date: addDays(end.date, 1) } : end;
}

function isAfter(end: WallTime, start: WallTime): boolean {
  const key = ({ date, time = '' }: WallTime) => `${date} ${time}`;
  return start.time === undefined ? end.date >= start.date : key(end) > key(start);
}

/** `2026-12-01`, `2026-12-01T19:30`, with or without seconds and offset. */
function momentOf(value: unknown, { timeZone }: ReadingContext): WallTime | null {
  const match =
    typeof value === 'string'
      ? /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)?$/.exec(
          value.trim().slice(0, 40),
        )
      : null;
  const [, date = '', time, offset] = match ?? [];
  if (!isDate(date)) return null;
  if (time === undefined) return { date };
  if (!isClock(time)) return null;
  if (offset === undefined) return { date, time };
  try {
    return instantToWall(`${date}T${time}:00${offset}`, timeZone);
  } catch {
    // An offset that does not exist.
    return null;
  }
}

function placeOf(value: unknown): string | null {
  if (Array.isArray(value)) return placeOf(value[0]);
  if (!isObject(value)) return textOf(value);
  const address = value['address'];
  const street = isObject(address) ? textOf(address['streetAddress']) : textOf(address);
  return [textOf(value['name']), street].filter((part) => part !== null).join(', ') || null;
}

function isEvent(node: Node): boolean {
  const type = node['@type'];
  return (Array.isArray(type) ? type : [type]).some((one) => typeof one === 'string' && /Event$/.test(one));
}

/** Markup often has entities and tags in its texts; they are words here, never markup. */
function textOf(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const text = value
    .slice(0, 1_000)
    .replace(/<[^>]{0,200}>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 300);
  return text === '' ? null : text.toWellFormed().replaceAll('\0', '');
}

function parsed(script: string): unknown[] {
  if (script.length > longestJson) return [];
  try {
    return [JSON.parse(script)];
  } catch {
    // Broken markup is the page's; its words are still read.
    return [];
  }
}

function isObject(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
