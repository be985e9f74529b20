/**
 * The events that answers told of, and the one a talk is about: "it". Answers come whole (over HTTP)
 * or as a model is told of them (`from: '2026-11-26 16:00'`).
 */
import type { WallTime } from '#shared/schedule/event.ts';
import type { Outcome } from '#shared/outcome.ts';
import { dataOf } from './data-of.ts';
import type { Recalled } from './known.ts';

export type ToldEvent = {
  id: string;
  title: string;
  start: { date: string; time?: string };
  end: { date: string; time?: string };
  allDay: boolean;
  guests: string[];
  reminders: number[];
  /** Its rule, if it repeats. */ repeat?: string;
};

/** The event that was changed or looked up last and still stands. */
export function focusOf(calls: readonly Recalled[]): ToldEvent | null {
  for (const { outcome } of calls.toReversed()) {
    const changes = changesOf(outcome);
    const last = changes.at(-1);
    if (last) return last.kind === 'remove' ? null : last.event;
    const listed = listedIn(outcome);
    if (listed.length === 1) return listed[0] ?? null;
  }
  return null;
}

/** What the newest answer that listed anything listed. */
export function listedLast(calls: readonly Recalled[]): ToldEvent[] {
  for (const { outcome } of calls.toReversed()) {
    const listed = listedIn(outcome);
    if (listed.length > 0) return listed;
    if (changesOf(outcome).length > 0) return [];
  }
  return [];
}

export function listedIn(outcome: Outcome | null): ToldEvent[] {
  const { events } = dataOf(outcome);
  return Array.isArray(events) ? events.flatMap((event) => toTold(event) ?? []) : [];
}

export function changesOf(outcome: Outcome | null): { kind: string; event: ToldEvent }[] {
  if (outcome?.kind !== 'done' && outcome?.kind !== 'pending') return [];
  return (outcome.receipt?.changes ?? []).flatMap(({ kind, event }) => {
    const told = toTold(event);
    return told ? [{ kind, event: told }] : [];
  });
}

export function toTold(value: unknown): ToldEvent | null {
  if (typeof value !== 'object' || value === null) return null;
  const event = value as Record<string, unknown>;
  if (typeof event['id'] !== 'string' || typeof event['title'] !== 'string') return null;
  const wall = event['wall'] as { start: WallTime; end: WallTime } | undefined;
  const start = wall?.start ?? momentIn(event['from']);
  const end = wall?.end ?? momentIn(event['to']);
  if (!start || !end) return null;
  const guests = Array.isArray(event['guests']) ? event['guests'] : [];
  const told = event['reminders'] ?? event['remind_minutes_before'];
  const reminders: unknown[] = Array.isArray(told) ? told : [];
  return {
    id: event['id'],
    title: event['title'],
    start,
    end,
    allDay: event['allDay'] === true,
    guests: guests.flatMap(nameOf),
    reminders: reminders.filter((minutes) => typeof minutes === 'number'),
    ...repeatOf(event),
  };
}

function repeatOf({ repeat, series }: Record<string, unknown>): { repeat?: string } {
  const rule = repeat ?? (series as { rule?: unknown } | undefined)?.rule;
  return typeof rule === 'string' ? { repeat: rule } : {};
}

function nameOf(guest: unknown): string[] {
  if (typeof guest === 'string') return [guest];
  const { name, email } = (guest ?? {}) as { name?: string; email?: string };
  return [email ?? name ?? ''].filter((text) => text !== '');
}

function momentIn(text: unknown): { date: string; time?: string } | null {
  const found = typeof text === 'string' ? /^(\d{4}-\d\d-\d\d)(?: (\d\d:\d\d))?/.exec(text) : null;
  if (!found?.[1]) return null;
  return { date: found[1], ...(found[2] === undefined ? {} : { time: found[2] }) };
}

/** Whole minutes by the wall clock. */
export function minutesOf({ start, end }: ToldEvent): number {
  const at = ({ date, time }: ToldEvent['start']) =>
    Temporal.PlainDateTime.from(`${date}T${time ?? '00:00'}`);
  return at(start).until(at(end), { largestUnit: 'minutes' }).minutes;
}
