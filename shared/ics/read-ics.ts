/**
 * A calendar file (RFC 5545) as values: every VEVENT as it is written, series and overrides side by
 * side. What cannot be read is told line by line; the rest is read all the same.
 */
import { readRule } from '../schedule/recurrence/rule.ts';
import type { Rule } from '../schedule/recurrence/rule.ts';
import { contentLines, listOf, longestFile, unescapeText } from './content-lines.ts';
import type { ContentLine, LineProblem } from './content-lines.ts';
import { unquoted } from './ics-text.ts';
import { readDuration, readOffset, readTime } from './ics-value.ts';
import type { IcsTime } from './ics-value.ts';
import { utc, zoneOf } from './ics-zone.ts';
import type { IcsZone, Observance } from './ics-zone.ts';

export type IcsEvent = {
  /** Null where the file gives none. */
  uid: string | null;
  summary: string;
  description: string;
  location: string;
  status: string;
  /** Null where the file does not say; whoever is away all day does. */
  transparency: 'OPAQUE' | 'TRANSPARENT' | null;
  start: IcsTime;
  /** Null where the file gives a length, or nothing. Its zone may be another than the start's. */
  end: IcsTime | null;
  /** Seconds on the clock; whole days for an all-day event. */
  durationSeconds: number;
  rule: Rule | null;
  extra: { time: IcsTime; durationSeconds: number | null }[];
  except: IcsTime[];
  /** Which occurrence of its series this replaces. */
  replaces: IcsTime | null;
  /** It replaces that one and all after it. */
  andFollowing: boolean;
  sequence: number;
  url: string | null;
  guests: { name?: string; email?: string }[];
  /** Minutes before the start. */
  reminders: number[];
  line: number;
  /** Where it is closed; without an end it goes on to the end of the file. */
  lastLine: number;
};

export type ReadIcs = {
  name: string | null;
  events: IcsEvent[];
  problems: LineProblem[];
};

export function readIcs(text: string): ReadIcs {
  if (text.length > longestFile) {
    return { name: null, events: [], problems: [{ line: 1, problem: 'The file is too large to read.' }] };
  }
  const { lines, problems } = contentLines(text);
  const components = componentsOf(lines, problems);
  const zones = new Map(components.filter((one) => one.name === 'VTIMEZONE').map(zoneRules));
  const name = lines.find((line) => line.name === 'X-WR-CALNAME')?.value ?? null;
  const events = components
    .filter((one) => one.name === 'VEVENT')
    .flatMap((one) => readEvent(one, { zones, problems }) ?? []);
  if (!lines.some((line) => line.name === 'BEGIN' && line.value.toUpperCase() === 'VCALENDAR')) {
    problems.unshift({
      line: 1,
      problem: 'This is not a calendar file: it does not begin with BEGIN:VCALENDAR.',
    });
  }
  return { name, events, problems };
}

type Component = {
  name: string;
  line: number;
  lastLine: number;
  lines: ContentLine[];
  inner: Component[];
};

/** Every component that matters, with what is in it; one that is never closed ends with its parent. */
function componentsOf(lines: readonly ContentLine[], problems: LineProblem[]): Component[] {
  const found: Component[] = [];
  const open: Component[] = [];
  for (const line of lines) {
    if (line.name === 'BEGIN') {
      const component: Component = {
        name: line.value.trim().toUpperCase(),
        line: line.line,
        lastLine: Infinity,
        lines: [],
        inner: [],
      };
      open.at(-1)?.inner.push(component);
      open.push(component);
      found.push(component);
    } else if (line.name === 'END') {
      const name = line.value.trim().toUpperCase();
      const at = open.findLastIndex((one) => one.name === name);
      if (at < 0) problems.push({ line: line.line, problem: `END:${name.slice(0, 40)} closes nothing.` });
      for (const closed of at < 0 ? [] : open.splice(at)) closed.lastLine = line.line;
    } else {
      open.at(-1)?.lines.push(line);
    }
  }
  for (const { name, line } of open)
    problems.push({ line, problem: `BEGIN:${name.slice(0, 40)} is never closed.` });
  return found;
}

function zoneRules(component: Component): [string, Observance[]] {
  const id = valueOf(component, 'TZID') ?? '';
  const observances = component.inner.flatMap((part): Observance[] => {
    const from = readTime(valueOf(part, 'DTSTART') ?? '', null);
    const offset = readOffset(valueOf(part, 'TZOFFSETTO') ?? '');
    const offsetBefore = readOffset(valueOf(part, 'TZOFFSETFROM') ?? '');
    if (!from || offset === null || offsetBefore === null) return [];
    const rule = readRule(valueOf(part, 'RRULE') ?? '').rule ?? null;
    const extra = part.lines
      .filter((line) => line.name === 'RDATE')
      .flatMap((line) => listOf(line.value).flatMap((one) => readTime(one, null) ?? []));
    return [{ from, rule, extra, offset, offsetBefore }];
  });
  return [id, observances];
}

type Reading = { zones: ReadonlyMap<string, readonly Observance[]>; problems: LineProblem[] };

function readEvent(component: Component, reading: Reading): IcsEvent | null {
  const { problems } = reading;
  const times = (name: string) => timesOf(component, name, reading);
  const [start] = times('DTSTART');
  if (!start) {
    if (!component.lines.some((line) => line.name === 'DTSTART')) {
      problems.push({ line: component.line, problem: 'This event has no start.' });
    }
    return null;
  }
  const [end] = times('DTEND');
  const [replaces] = times('RECURRENCE-ID');
  const length = valueOf(component, 'DURATION');
  return {
    uid: valueOf(component, 'UID')?.trim() || null,
    summary: textOf(component, 'SUMMARY'),
    description: textOf(component, 'DESCRIPTION'),
    location: textOf(component, 'LOCATION'),
    status: (valueOf(component, 'STATUS') ?? 'CONFIRMED').trim().toUpperCase(),
    transparency: transparencyOf(valueOf(component, 'TRANSP')),
    start,
    end: end ?? null,
    durationSeconds: durationOf(start, end ?? null, length === null ? null : readDuration(length)),
    rule: ruleOf(component, problems),
    extra: extraOf(component, reading),
    except: times('EXDATE'),
    replaces: replaces ?? null,
    andFollowing: lineOf(component, 'RECURRENCE-ID')?.params['RANGE']?.toUpperCase() === 'THISANDFUTURE',
    sequence: Number(valueOf(component, 'SEQUENCE') ?? 0) || 0,
    url: valueOf(component, 'URL'),
    guests: component.lines.filter((line) => line.name === 'ATTENDEE').map(guestOf),
    reminders: remindersOf(component),
    line: component.line,
    lastLine: component.lastLine,
  };
}

function transparencyOf(value: string | null): IcsEvent['transparency'] {
  const said = value?.trim().toUpperCase();
  return said === 'OPAQUE' || said === 'TRANSPARENT' ? said : null;
}

/** An all-day event without an end lasts its day, a timed one no time at all (RFC 5545 §3.6.1). */
function durationOf(start: IcsTime, end: IcsTime | null, given: number | null): number {
  const least = start.isDate ? 86_400 : 0;
  const told = end ? (end.day - start.day) * 86_400 + end.second - start.second : (given ?? least);
  return Math.max(told, least);
}

/** Some writers leave the rule empty, or give a count of −1 beside the last day: that part says nothing. */
function ruleOf(component: Component, problems: LineProblem[]): Rule | null {
  const line = lineOf(component, 'RRULE');
  const text = line?.value.trim().replace(/;?COUNT=(?:-\d+|0)(?=;|$)/i, '') ?? '';
  if (!line || text === '') return null;
  const read = readRule(text);
  if (!read.rule) problems.push({ line: line.line, problem: read.problem });
  return read.rule ?? null;
}

function timesOf(component: Component, name: string, { zones, problems }: Reading): IcsTime[] {
  return component.lines
    .filter((line) => line.name === name)
    .flatMap((line) => {
      const zone = zoneOfLine(line, zones);
      if (zone === undefined) {
        problems.push({
          line: line.line,
          problem: `Nobody says what the time zone "${line.params['TZID']?.slice(0, 60)}" is.`,
        });
        return [];
      }
      return listOf(line.value).flatMap((text) => {
        const time = readTime(text, zone);
        if (!time) problems.push({ line: line.line, problem: `"${text.slice(0, 40)}" is no date or time.` });
        return time ?? [];
      });
    });
}

function extraOf(component: Component, reading: Reading): IcsEvent['extra'] {
  return component.lines
    .filter((line) => line.name === 'RDATE')
    .flatMap((line) =>
      listOf(line.value).flatMap((text) => {
        const [from = '', to] = text.split('/');
        const zone = zoneOfLine(line, reading.zones) ?? null;
        const time = readTime(from, zone);
        if (!time) return [];
        const end = to === undefined ? null : readTime(to, zone);
        const seconds = end
          ? (end.day - time.day) * 86_400 + end.second - time.second
          : to === undefined
            ? null
            : readDuration(to);
        return [{ time, durationSeconds: seconds }];
      }),
    );
}

/** Undefined when the TZID means nothing. */
function zoneOfLine(line: ContentLine, zones: Reading['zones']): IcsZone | null | undefined {
  const id = line.params['TZID'];
  if (id === undefined) return null;
  // A time in UTC needs no zone, whatever stands beside it.
  return zoneOf(id, zones) ?? (line.value.trim().endsWith('Z') ? utc : undefined);
}

function remindersOf(component: Component): number[] {
  const minutes = component.inner
    .filter((one) => one.name === 'VALARM')
    .flatMap((alarm) => {
      const line = lineOf(alarm, 'TRIGGER');
      const seconds =
        line && line.params['RELATED']?.toUpperCase() !== 'END' ? readDuration(line.value) : null;
      return seconds === null || seconds > 0 ? [] : [Math.round(-seconds / 60)];
    });
  return [...new Set(minutes)].toSorted((a, b) => a - b);
}

function guestOf(line: ContentLine): { name?: string; email?: string } {
  const email = /^mailto:(.+)$/i.exec(line.value.trim())?.[1];
  const common = line.params['CN'];
  const name = common === undefined ? undefined : unquoted(common);
  return { ...(name === undefined ? {} : { name }), ...(email === undefined ? {} : { email }) };
}

function lineOf(component: Component, name: string): ContentLine | undefined {
  return component.lines.find((line) => line.name === name);
}

function valueOf(component: Component, name: string): string | null {
  return lineOf(component, name)?.value ?? null;
}

function textOf(component: Component, name: string): string {
  return unescapeText(valueOf(component, name) ?? '').trim();
}
