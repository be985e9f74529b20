/**
 * What a tool answered, as a model gets it: what it needs to go on and no more. Events are cut down
 * to what can be spoken of, every text in it is cleaned, and the whole stands in a fence: a title is
 * data even in an answer of ours. Free times carry no titles at all.
 */
import type { Outcome } from '#shared/outcome.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { cleanLine, cleanText, fence } from './untrusted.ts';

const longest: Record<string, number> = { say: 1_500, notes: 500, summary: 500, question: 1_000 };
const mostItems = 60;

export function outcomeForModel(outcome: Outcome): string {
  return fence('tool-result', JSON.stringify(outcomeData(outcome)));
}

/** The same without the fence, where several stand in one. */
export function outcomeData(outcome: Outcome): unknown {
  return shortened(outcome, '', 0);
}

function shortened(value: unknown, field: string, depth: number): unknown {
  if (typeof value === 'string') return shortText(value, field);
  if (value === null || typeof value !== 'object') return value;
  if (depth > 8) return undefined;
  if (Array.isArray(value)) return value.slice(0, mostItems).map((item) => shortened(item, field, depth + 1));
  const shown = isEvent(value) ? speakable(value) : value;
  return Object.fromEntries(
    Object.entries(shown).flatMap(([name, inner]) =>
      // A tap's secret is not for a model; what it would be good for is refused anyway.
      name === 'nonce' || inner === undefined
        ? []
        : [[cleanLine(name, 60), shortened(inner, name, depth + 1)]],
    ),
  );
}

function shortText(text: string, field: string): string {
  return field === 'notes'
    ? cleanText(text, longest['notes'] ?? 500)
    : cleanLine(text, longest[field] ?? 300);
}

function isEvent(value: object): value is ScheduleEvent {
  return 'wall' in value && 'title' in value && 'start' in value && 'guests' in value;
}

/** Wall times as they are spoken of; no links, no version, nothing empty. */
function speakable(event: ScheduleEvent): Record<string, unknown> {
  const { start, end, startZone } = event.wall;
  const guests = event.guests.map(({ name, email }) => name ?? email ?? '');
  return {
    id: event.id,
    title: event.title,
    from: [start.date, start.time].filter(Boolean).join(' '),
    to: [end.date, end.time].filter(Boolean).join(' '),
    zone: startZone,
    ...(event.allDay ? { allDay: true } : {}),
    ...(event.busy ? {} : { free: true }),
    ...(event.status === 'confirmed' ? {} : { status: event.status }),
    ...(event.place === undefined ? {} : { place: event.place }),
    ...(event.notes === undefined ? {} : { notes: event.notes }),
    ...(guests.length === 0 ? {} : { guests }),
    // As the tools take them.
    ...(event.reminders.length === 0 ? {} : { remind_minutes_before: event.reminders }),
    ...(event.series === undefined ? {} : { repeat: event.series.rule }),
  };
}
