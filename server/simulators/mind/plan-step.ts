/**
 * What answers the last question: "yes", "the second one", a missing detail. It knows no grammar;
 * what the words mean was understood before, what they are about stands in the last outcome.
 */
import type { Choice, FreeSlot } from '#shared/outcome.ts';
import { dataOf } from './data-of.ts';
import type { Recalled, ToolCall } from './known.ts';
import { planBooking } from './plan-booking.ts';
import type { Understood } from './understand.ts';

export type Step = { kind: 'call'; call: ToolCall } | { kind: 'say'; text: string; memory?: Recalled };

const reads = new Set(['list_events', 'find_time', 'check_availability']);
const timeFields = {
  add_event: ['date', 'start_time'],
  move_event: ['to_date', 'to_time'],
} as const;
const freeFields = new Set(['title', 'place', 'notes', 'event', 'about', 'name']);
const saysAllDay =
  /^(?:(?:make it|it's|it is|for|just|no|yes)[\s,]+)*(?:all[- ]day|(?:the )?(?:whole|full|entire) day)[\s.!]*(?:long|please)?[.!]*$/i;
const isWrite = (tool: string): boolean => !reads.has(tool);

/** Null when it answers nothing. */
export function planStep(memory: Recalled | null, understood: Understood, text: string): Step | null {
  const booking = planBooking(memory, understood, text);
  if (booking !== null) return { kind: 'call', call: booking };
  switch (understood.kind) {
    case 'yes':
      return afterYes(memory, understood.consents === true);
    case 'no':
      return say(memory?.outcome?.kind === 'conflict' ? "All right, I'll leave it as it is." : 'All right.');
    case 'choose':
      return choose(memory, understood.choice ?? 0);
    case 'greeting':
      return say('Hello. What can I do for your calendar?');
    default:
      return fillGap(memory, understood, text);
  }
}

const say = (text: string): Step => ({ kind: 'say', text });

function afterYes(memory: Recalled | null, consents: boolean): Step {
  const outcome = memory?.outcome ?? null;
  if (memory === null) return say('All right.');
  if (outcome === null) {
    // An inline call whose answer came as bare speech: only a question or plain words say what "yes" is to.
    const isMeant = consents || memory.spoken.trim().endsWith('?');
    return isWrite(memory.tool) && isMeant ? withConsent(memory) : say('All right.');
  }
  switch (outcome.kind) {
    case 'conflict':
      // Told what is free and not asked: a bare yes may mean any of it.
      return consents || isAskedOf(memory) ? withConsent(memory) : say('Which one, or add it anyway?');
    case 'needs-yes':
      return { kind: 'call', call: { tool: memory.tool, arguments: memory.arguments } };
    case 'ambiguous':
    case 'needs':
      return say(outcome.say);
    default:
      return say(slotsOf(memory).length > 0 ? 'Which one?' : 'All right.');
  }
}

/** Whether a yes or no was asked for; "which one?" is no such question. */
const isAskedOf = ({ spoken }: Recalled): boolean => /(?:anyway|overlap|as well)\?\s*$/i.test(spoken);

/** "Then just once": the same wish without the repetition that was not understood. */
function withoutRepeat({ tool, arguments: args, outcome }: Recalled): ToolCall | null {
  if (outcome?.kind !== 'invalid' || outcome.problems.some(({ field }) => field !== 'repeat')) return null;
  const { repeat: _no, ...rest } = args;
  return { tool, arguments: rest };
}

/** It names what it is about: nothing that was asked before is answered by it. */
export function isOwnWish({ tool, arguments: args }: ToolCall, memory: Recalled): boolean {
  if (tool !== memory.tool) return !isPronoun(args['event']);
  const name = args['title'] ?? args['event'] ?? args['appointment'];
  const asked = memory.arguments['title'] ?? memory.arguments['event'] ?? memory.arguments['appointment'];
  return name !== undefined && !isPronoun(name) && !isSameName(name, asked);
}

const isPronoun = (name: unknown): boolean =>
  typeof name === 'string' && /^(?:it|that|this|them|that one|this one)$/i.test(name.trim());

const isSameName = (one: unknown, other: unknown): boolean =>
  typeof one === 'string' && typeof other === 'string' && one.toLowerCase() === other.toLowerCase();

const withConsent = (memory: Recalled): Step => ({
  kind: 'call',
  call: { tool: memory.tool, arguments: { ...memory.arguments, allow_overlap: true } },
});

/** `index` counts from 0; -1 is the last. */
function choose(memory: Recalled | null, index: number): Step {
  const outcome = memory?.outcome ?? null;
  if (memory === null || outcome === null) return say('Which ones do you mean?');
  if (outcome.kind === 'ambiguous') {
    const choice = outcome.choices.at(index);
    return choice === undefined ? say(outcome.say) : { kind: 'call', call: withChoice(memory, choice) };
  }
  const slots = slotsOf(memory);
  const slot = slots.at(index);
  if (slots.length === 0) return say('There was nothing to choose from.');
  if (slot === undefined) return say(`I offered only ${slots.length}.`);
  return withSlot(memory, slot);
}

export function withChoice(memory: Recalled, choice: Choice): ToolCall {
  const { tool } = memory;
  const field = fieldOfChoice(tool, choice);
  return { tool, arguments: { ...memory.arguments, [field]: choice.value } };
}

/** Neither an event's id nor a day or a time: how much of something that repeats. */
export const isScopeChoice = ({ value }: Choice): boolean =>
  /^(?:this|following|all|just this one|this one and .*|all of (?:them|it))$/i.test(value);

/** Choices name an event, or hold words for the date or time that was unclear. */
function fieldOfChoice(tool: string, choice: Choice): string {
  if (tool === 'check_availability' || tool === 'book_appointment') return 'event_type';
  if (tool === 'reschedule_appointment' || tool === 'cancel_appointment') return 'appointment';
  // How much of something that repeats, in words.
  if (isScopeChoice(choice)) return 'scope';
  const namesEvent = tool === 'move_event' || tool === 'update_event' || tool === 'remove_event';
  if (namesEvent && (choice.event !== undefined || !/\d{4}-\d\d-\d\d|^\d\d?:\d\d$/.test(choice.value)))
    return 'event';
  const isTime = /^\d\d?:\d\d$/.test(choice.value);
  if (tool === 'move_event') return isTime ? 'to_time' : 'to_date';
  return isTime ? 'start_time' : 'date';
}

function slotsOf(memory: Recalled): FreeSlot[] {
  const outcome = memory.outcome;
  if (outcome?.kind === 'conflict') return outcome.alternatives;
  if (outcome?.kind === 'taken' || outcome?.kind === 'not-offered') return outcome.nearest;
  const { slots } = dataOf(outcome);
  return Array.isArray(slots) ? (slots as FreeSlot[]) : [];
}

function withSlot(memory: Recalled, slot: FreeSlot): Step {
  const { date, time } = slot.wall.start;
  if (memory.tool === 'move_event') {
    return {
      kind: 'call',
      call: { tool: 'move_event', arguments: { ...memory.arguments, to_date: date, to_time: time } },
    };
  }
  if (memory.tool !== 'find_time') {
    const { end_time: _old, ...rest } = memory.arguments;
    const end = 'end_time' in memory.arguments ? { end_time: slot.wall.end.time } : {};
    return {
      kind: 'call',
      call: { tool: memory.tool, arguments: { ...rest, date, start_time: time, ...end } },
    };
  }
  const text = 'What should I put there?';
  return {
    kind: 'say',
    text,
    memory: {
      tool: 'add_event',
      arguments: { date, start_time: time, end_time: slot.wall.end.time },
      outcome: { kind: 'needs', fields: ['title'], say: text },
      spoken: text,
    },
  };
}

/** A bare answer to "What should I call it?", or one of the labels that were offered. */
function fillGap(memory: Recalled | null, understood: Understood, text: string): Step | null {
  const outcome = memory?.outcome ?? null;
  if (memory === null || outcome === null) return null;
  if (outcome.kind === 'ambiguous' && understood.kind === 'unknown') {
    const said = text
      .trim()
      .toLowerCase()
      .replace(/[.!?]+$/, '');
    const choice = outcome.choices.find((one) => one.label.toLowerCase().includes(said));
    if (choice !== undefined) return { kind: 'call', call: withChoice(memory, choice) };
  }
  const isOpen = outcome.kind === 'conflict' || outcome.kind === 'ambiguous';
  const bare: NonNullable<Understood['bare']> = placedOf(understood.call) ?? understood.bare ?? {};
  const isBare = understood.call === null || placedOf(understood.call) !== null;
  if (isOpen && isBare && memory.tool in timeFields) {
    // "No, I meant seven in the evening", "tomorrow at 9:30 am": the same wish at another time.
    const [date, time] = timeFields[memory.tool as keyof typeof timeFields];
    const told = bareFields([date, time], bare);
    if (Object.keys(told).length === 0) return null;
    const { end_time: _old, ...rest } = memory.arguments;
    return { kind: 'call', call: { tool: memory.tool, arguments: { ...rest, ...told } } };
  }
  const once = /\b(?:once|one time)\b/i.test(text) ? withoutRepeat(memory) : null;
  if (once !== null) return { kind: 'call', call: once };
  if (outcome.kind !== 'needs') return null;
  if (understood.call !== null && isOwnWish(understood.call, memory)) return null;
  const field = outcome.fields[0];
  const again = understood.call;
  if (again !== null && again.tool === memory.tool && field !== undefined && field !== 'title') {
    return {
      kind: 'call',
      call: {
        tool: memory.tool,
        arguments: {
          ...again.arguments,
          ...memory.arguments,
          ...only(again.arguments, outcome.fields),
          ...(bare.hour === undefined ? {} : bareFields(outcome.fields, bare)),
        },
      },
    };
  }
  const told = bareFields(outcome.fields, bare);
  // "Tuesday at four", where only the time was asked for: the day that was said last counts.
  if (Object.keys(told).length > 0 && memory.tool === 'add_event' && bare.date !== undefined)
    told['date'] = bare.date;
  if (Object.keys(told).length > 0) {
    return { kind: 'call', call: { tool: memory.tool, arguments: { ...memory.arguments, ...told } } };
  }
  if (outcome.fields.includes('start_time') && saysAllDay.test(text)) {
    const { start_time: _none, ...rest } = memory.arguments;
    return { kind: 'call', call: { tool: memory.tool, arguments: { ...rest, all_day: true } } };
  }
  // Only a name can be anything; a day that is no day was meant for something else.
  if (field === undefined || !freeFields.has(field) || understood.kind !== 'unknown') return null;
  if (text.trim().endsWith('?') || text.trim().split(/\s+/).length > 8) return null;
  const value = text.trim().replace(/[.!?]+$/, '');
  return { kind: 'call', call: { tool: memory.tool, arguments: { ...memory.arguments, [field]: value } } };
}

/** "Put it at 11": the day and the time of what the talk is about. */
function placedOf(call: ToolCall | null): { date?: string; time?: string } | null {
  if (call?.tool !== 'move_event' || !isPronoun(call.arguments['event'])) return null;
  const { to_date: date, to_time: time } = call.arguments;
  return {
    ...(typeof date === 'string' ? { date } : {}),
    ...(typeof time === 'string' ? { time } : {}),
  };
}

/** "At 3pm" answers a question for a day and a time with the time. */
function bareFields(
  fields: readonly string[],
  bare: NonNullable<Understood['bare']>,
): Record<string, unknown> {
  const values = fields.map((field) => {
    if (field.endsWith('date')) return [field, bare.date] as const;
    if (field.endsWith('time')) return [field, bare.hour ?? bare.time] as const;
    return [field, field === 'duration' ? bare.minutes : undefined] as const;
  });
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

const only = (fields: Record<string, unknown>, names: string[]): Record<string, unknown> =>
  Object.fromEntries(names.filter((name) => name in fields).map((name) => [name, fields[name]]));
