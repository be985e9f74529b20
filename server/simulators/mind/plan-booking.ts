/**
 * The simulated model's next step in booking an appointment: take an offered time, hand over name
 * and e-mail, change its mind. Apart from `plan-step.ts` because times are offers here, not wishes.
 */
import { findEmails } from '#shared/language/addresses.ts';
import { readAnswer } from '#shared/language/read-answer.ts';
import { hearAnswers } from '#shared/booking/hear-answers.ts';
import { readEmail } from '#shared/booking/read-email.ts';
import type { FreeSlot, Outcome } from '#shared/outcome.ts';
import type { Recalled, ToolCall } from './known.ts';
import { dataOf } from './data-of.ts';
import { heardAs } from './heard-as.ts';
import type { Understood } from './understand.ts';

const bookingTools = new Set(['check_availability', 'book_appointment', 'reschedule_appointment']);

/** Null when it is nothing of ours. */
export function planBooking(memory: Recalled | null, understood: Understood, text: string): ToolCall | null {
  if (memory === null) return null;
  if (memory.outcome === null) return fromSpeech(memory, understood, text);
  if (!bookingTools.has(memory.tool)) return null;
  const { outcome } = memory;
  const slots = offersIn(outcome);
  const spoken = spokenOf(outcome) ?? slots;
  const agreed = understood.kind === 'yes' ? agreedSlot(memory, spoken) : null;
  const chosen = agreed ?? (slots.length === 0 ? null : choose({ slots, spoken }, understood));
  if (chosen) return take(memory, chosen);
  // Told and not all handed over.
  const isCut = slots.length === 0 || dataOf(outcome)['isCut'] === true;
  if (outcome.kind === 'done' && isCut) return takeWords(memory, understood);
  const guest = guestFor(memory, slots, text);
  if (guest) return guest;
  const changed = changeOfMind(memory, understood, text);
  if (changed) return changed;
  if (outcome.kind === 'needs') {
    return fill(memory, outcome.fields, text) ?? asDay(memory, outcome.fields, { understood, text });
  }
  if (outcome.kind === 'invalid') return mend(memory, outcome.problems, { understood, text });
  return null;
}

/** A day that there is not is told so by whoever reads days. */
function asDay(
  memory: Recalled,
  fields: readonly string[],
  { understood, text }: { understood: Understood; text: string },
): ToolCall | null {
  const isDay = understood.bare?.date === undefined && understood.call === null && /\b\d{1,2}\b/.test(text);
  if (!fields.includes('date') || !isDay) return null;
  const date = text.replace(/^\s*(?:on|for)\s+/i, '').slice(0, 100);
  return { tool: memory.tool, arguments: { ...memory.arguments, date } };
}

/** Only the words of the answer were heard: a question of ours, or times to choose from. */
function fromSpeech(memory: Recalled, understood: Understood, text: string): ToolCall | null {
  const { tool, arguments: args, spoken } = memory;
  if (!bookingTools.has(tool) && tool !== 'cancel_appointment') return null;
  const outcome = heardAs(spoken);
  if (outcome?.kind === 'needs-yes' && understood.kind === 'yes') return { tool, arguments: args };
  if (outcome !== null) return planBooking({ ...memory, outcome }, understood, text);
  return takeWords(memory, understood);
}

/** Times were told and not handed over: the words are all there is to go by. */
function takeWords({ tool, arguments: args }: Recalled, understood: Understood): ToolCall | null {
  const time = likelyTime(understood);
  const date = understood.bare?.date ?? args['date'];
  if (tool !== 'check_availability' || understood.call !== null || time === undefined) return null;
  const { date: _day, appointment, ...kind } = args;
  return appointment === undefined
    ? { tool: 'book_appointment', arguments: { ...kind, date, time } }
    : { tool: 'reschedule_appointment', arguments: { appointment, date, time } };
}

/** "Ann Lee, ann@example.com" to "it is free, shall I take it?": it is, and who it is for. */
function guestFor(memory: Recalled, slots: readonly FreeSlot[], text: string): ToolCall | null {
  const { outcome } = memory;
  const [nearest] = slots;
  const isAsked = outcome?.kind === 'not-offered' && nearest?.wall.start.time === memory.arguments['time'];
  if (!isAsked || nearest === undefined || findEmails(text).length === 0) return null;
  const told = fill(memory, ['name', 'email'], text);
  return told && { ...told, arguments: { ...told.arguments, ...take(memory, nearest).arguments } };
}

const turning =
  /^(?:no|nope|wait|actually|sorry|oh|rather|better|make (?:it|that))\b|\b(?:instead|rather)\b/i;

/** "No, half past three", "Wednesday instead", "no, the e-mail is …": the same wish, otherwise. */
function changeOfMind(memory: Recalled, understood: Understood, text: string): ToolCall | null {
  const { tool, outcome } = memory;
  const isOpen = outcome?.kind === 'needs-yes' || outcome?.kind === 'needs';
  const isTurning = turning.test(text.trim());
  // "No, Wednesday instead" reads as something new to be added: it is not.
  const isOther = understood.call !== null && !(isTurning && understood.call.tool === 'add_event');
  if (tool === 'check_availability' || !isOpen || isOther) return null;
  const address = findEmails(text)[0]?.email;
  if (address !== undefined) {
    if (outcome.kind !== 'needs-yes') return null;
    return { tool, arguments: { ...memory.arguments, email: address } };
  }
  const hasSlot = 'slot_id' in memory.arguments || 'time' in memory.arguments;
  if (!hasSlot || !(isTurning || outcome.kind === 'needs-yes')) return null;
  const { slot_id: _old, ...rest } = memory.arguments;
  const date = understood.bare?.date;
  const time = likelyTime(understood);
  if (time !== undefined)
    return { tool, arguments: { ...rest, ...(date === undefined ? {} : { date }), time } };
  if (date === undefined) return null;
  const { event_type: kind, duration, appointment } = memory.arguments;
  const asked = { event_type: kind, duration, appointment };
  const told = Object.entries(asked).filter(([, value]) => value !== undefined);
  return { tool: 'check_availability', arguments: { ...Object.fromEntries(told), date } };
}

/** Of the two halves of the day the one in which people meet. */
function likelyTime(understood: Understood): string | undefined {
  const times = timesIn(understood);
  return times.find((time) => time >= '08:00' && time < '20:00') ?? times[0];
}

/** What was wrong is said again: another day, another address. */
function mend(
  memory: Recalled,
  problems: readonly { field: string }[],
  said: { understood: Understood; text: string },
): ToolCall | null {
  if (said.understood.call !== null) return null;
  const fields = problems.map(({ field }) => field);
  const date = said.understood.bare?.date;
  const time = likelyTime(said.understood);
  const told = {
    ...(fields.includes('date') && date !== undefined ? { date } : {}),
    ...(fields.includes('time') && time !== undefined ? { time } : {}),
  };
  if (Object.keys(told).length > 0) return { tool: memory.tool, arguments: { ...memory.arguments, ...told } };
  return fill(memory, fields, said.text);
}

function offersIn(outcome: Outcome): FreeSlot[] {
  if (outcome.kind === 'taken' || outcome.kind === 'not-offered') return outcome.nearest;
  if (outcome.kind === 'needs') return outcome.nearest ?? [];
  if (outcome.kind !== 'done') return [];
  const { slots } = dataOf(outcome);
  return Array.isArray(slots) ? (slots as FreeSlot[]) : [];
}

/** The few of the offers that were said aloud, in that order. */
function spokenOf(outcome: Outcome): FreeSlot[] | null {
  const { said } = dataOf(outcome);
  return Array.isArray(said) ? (said as FreeSlot[]) : null;
}

/** What a bare yes is to: the time that was asked for and is free, or the only one. "Which one?" is no such question. */
function agreedSlot({ arguments: args }: Recalled, spoken: readonly FreeSlot[]): FreeSlot | null {
  const [first] = spoken;
  return first && (spoken.length === 1 || first.wall.start.time === args['time']) ? first : null;
}

function choose(
  { slots, spoken }: { slots: readonly FreeSlot[]; spoken: readonly FreeSlot[] },
  understood: Understood,
): FreeSlot | null {
  if (understood.kind === 'choose') return spoken.at(understood.choice ?? 0) ?? null;
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

function take(memory: Recalled, { wall }: FreeSlot): ToolCall {
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
function fill(memory: Recalled, fields: readonly string[], said: string): ToolCall | null {
  const told: Record<string, string | string[]> = {};
  const questions = memory.outcome?.kind === 'needs' ? (memory.outcome.questions ?? []) : [];
  const isAll = fields.length === questions.length;
  const { answers, rest: text } = hearAnswers(questions, said, { isAll });
  const earlier = memory.arguments['answers'];
  if (answers.length > 0) told['answers'] = [...(Array.isArray(earlier) ? earlier : []), ...answers];
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
  // "Yes" is nobody's name.
  return /^[\p{L}][\p{L}' -]{1,80}$/u.test(bare) && readAnswer(bare) === 'unclear' ? bare : '';
}
