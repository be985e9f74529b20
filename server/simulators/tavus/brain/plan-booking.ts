/**
 * The simulated model's next step in booking an appointment: take an offered time, hand over name
 * and e-mail, change its mind. Apart from `plan-step.ts` because times are offers here, not wishes.
 */
import { findEmails } from '#shared/language/addresses.ts';
import { readEmail } from '#shared/booking/read-email.ts';
import type { FreeSlot, Outcome } from '#shared/outcome.ts';
import type { Memory, ToolCall } from '../call/room.ts';
import type { Understood } from './understand.ts';

const bookingTools = new Set(['check_availability', 'book_appointment', 'reschedule_appointment']);

/** Null when it is nothing of ours. */
export function planBooking(memory: Memory | null, understood: Understood, text: string): ToolCall | null {
  if (memory === null || memory.outcome === null || !bookingTools.has(memory.tool)) return null;
  const { outcome } = memory;
  const slots = offersIn(outcome);
  const chosen =
    slots.length === 0 ? null : choose({ slots, spoken: spokenOf(outcome) ?? slots }, understood);
  if (chosen) return take(memory, chosen);
  if (outcome.kind === 'needs') return fill(memory, outcome.fields, text);
  const [time] = timesIn(understood);
  if (
    memory.tool !== 'check_availability' &&
    outcome.kind === 'needs-yes' &&
    time !== undefined &&
    understood.call === null
  ) {
    // "No, half past three": the same wish at another of the offered times.
    const { slot_id: _old, ...rest } = memory.arguments;
    const date = understood.bare?.date;
    return { tool: memory.tool, arguments: { ...rest, ...(date === undefined ? {} : { date }), time } };
  }
  return null;
}

function offersIn(outcome: Outcome): FreeSlot[] {
  if (outcome.kind === 'taken' || outcome.kind === 'not-offered') return outcome.nearest;
  if (outcome.kind !== 'done') return [];
  const data = outcome.receipt.data as { slots?: unknown } | undefined;
  return Array.isArray(data?.slots) ? (data.slots as FreeSlot[]) : [];
}

/** The few of the offers that were said aloud, in that order. */
function spokenOf(outcome: Outcome): FreeSlot[] | null {
  const data = outcome.kind === 'done' ? (outcome.receipt.data as { said?: unknown } | undefined) : undefined;
  return Array.isArray(data?.said) ? (data.said as FreeSlot[]) : null;
}

function choose(
  { slots, spoken }: { slots: readonly FreeSlot[]; spoken: readonly FreeSlot[] },
  understood: Understood,
): FreeSlot | null {
  if (understood.kind === 'choose') return spoken.at(understood.choice ?? 0) ?? null;
  if (understood.kind === 'yes') return spoken[0] ?? null;
  if (understood.call !== null) return null;
  const times = timesIn(understood);
  const date = understood.bare?.date;
  return (
    slots.find(
      ({ wall }) => times.includes(wall.start.time) && (date === undefined || wall.start.date === date),
    ) ?? null
  );
}

const timesIn = ({ bare }: Understood): string[] =>
  bare?.time === undefined ? (bare?.times ?? []) : [bare.time];

function take(memory: Memory, { wall }: FreeSlot): ToolCall {
  const named = { date: wall.start.date, time: wall.start.time };
  if (memory.tool !== 'check_availability') {
    const { slot_id: _old, ...rest } = memory.arguments;
    return { tool: memory.tool, arguments: { ...rest, ...named } };
  }
  const { appointment } = memory.arguments;
  if (appointment !== undefined) {
    return { tool: 'reschedule_appointment', arguments: { appointment, ...named } };
  }
  const { date: _day, ...kind } = memory.arguments;
  return { tool: 'book_appointment', arguments: { ...kind, ...named } };
}

/** "It's for Jane Doe, jane@example.com": what was asked for, out of one sentence. */
function fill(memory: Memory, fields: readonly string[], text: string): ToolCall | null {
  const told: Record<string, string> = {};
  const written = findEmails(text)[0];
  const email =
    written?.email ?? (fields.includes('email') ? readEmail(text.split(/,\s*|\band\b/).at(-1) ?? '') : null);
  if (fields.includes('email') && email) told['email'] = email;
  const rest = written
    ? text.slice(0, written.from) + text.slice(written.to)
    : email
      ? text
          .split(/,\s*|\band\b/)
          .slice(0, -1)
          .join(' ')
      : text;
  const name = nameIn(rest);
  if (fields.includes('name') && name !== '') told['name'] = name;
  if (Object.keys(told).length === 0) return null;
  return { tool: memory.tool, arguments: { ...memory.arguments, ...told } };
}

function nameIn(text: string): string {
  const bare = text
    .replace(/[.!?,;:]+/g, ' ')
    .replace(
      /\b(?:it's|it is|that's|that is|this is|for|name|is|the|her|his|their|my|guest|e-?mail(?: address)?|address|and|with|she's|he's|called|at)\b/gi,
      ' ',
    )
    .replace(/\s+/g, ' ')
    .trim();
  return /^[\p{L}][\p{L}' -]{1,80}$/u.test(bare) ? bare : '';
}
