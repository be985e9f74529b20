/**
 * What to do about one piece of what the person said, given what was asked and answered last. The
 * grammar is `shared/language`; "yes", "the second one" and missing details are answered out of the
 * last outcome, as the simulated Tavus does it; corrections and reminders point at the last event.
 */
import type { Outcome } from '#shared/outcome.ts';
import { readCommand } from '#shared/language/read-command.ts';
import { toToolCall } from '#shared/language/tool-call.ts';
import { isSeveralEvents } from '#shared/language/several-events.ts';
import { planStep } from '../../tavus/brain/plan-step.ts';
import { understand } from '../../tavus/brain/understand.ts';
import type { Answered, ToolCall, View } from './view.ts';

export type Plan = { kind: 'call'; calls: ToolCall[] } | { kind: 'say'; text: string };

type Context = View['context'];

export function plan(piece: string, last: Answered | null, context: Context): Plan {
  const event = last === null ? null : lastEvent(last.outcome);
  const reminder = readReminder(piece, event);
  if (reminder !== null) return { kind: 'call', calls: [reminder] };
  const corrected =
    event === null ? null : (readCorrection(piece, event, context) ?? readDetail(piece, event, context));
  if (corrected !== null) return { kind: 'call', calls: [corrected] };
  if (
    /^(?:no|nope|wait|actually|oh|stop|sorry|[, ])*keep (?:it|that|them)\b/i.test(piece) &&
    wasRemoved(last?.outcome)
  )
    return { kind: 'call', calls: [{ tool: 'undo_change', arguments: {} }] };
  if (isSeveralEvents(piece)) {
    const calls = severalCalls(piece, context);
    if (calls.length > 1) return { kind: 'call', calls };
  }
  const memory = last === null ? null : { ...last, spoken: last.outcome?.say ?? '' };
  const step = planStep(memory, understand(piece, context), piece);
  return step.kind === 'say' ? { kind: 'say', text: step.text } : { kind: 'call', calls: [step.call] };
}

/** Whether there is anything in it to do something about; talk around an order is not. */
export function isOrder(piece: string, context: Context): boolean {
  const { kind, bare } = understand(piece, context);
  const saysWhen = Object.keys(bare ?? {}).length > 0;
  return (
    !['unknown', 'greeting'].includes(kind) ||
    saysWhen ||
    reminder.test(piece.trim()) ||
    isSeveralEvents(piece)
  );
}

/** The event that was changed last and still stands. */
function lastEvent(outcome: Outcome | null): string | null {
  if (outcome?.kind !== 'done' && outcome?.kind !== 'pending') return null;
  const change = outcome.receipt.changes?.at(-1);
  return change === undefined || change.kind === 'remove' ? null : change.event.id;
}

const reminder =
  /^(?:please |and )*(?:remind me|set a reminder|give me a reminder)(?: (?:of|about|for) (?:it|that|this)(?: (?:event|meeting|appointment|one))?| (?:of|about|for) the (?:event|meeting|appointment))?(?:,? (\d+|ten|fifteen|twenty|thirty) min(?:ute)?s? (?:before|earlier|in advance)|,? (an|one|half an) hour (?:before|earlier|in advance))?[.!]*$/i;
const minutesByWord: Record<string, number> = { ten: 10, fifteen: 15, twenty: 20, thirty: 30 };

function readReminder(piece: string, event: string | null): ToolCall | null {
  const found = reminder.exec(piece.trim());
  if (!found) return null;
  const [, minutes, hours] = found;
  const before =
    minutes === undefined
      ? hours === undefined
        ? 15
        : /half/i.test(hours)
          ? 30
          : 60
      : (minutesByWord[minutes.toLowerCase()] ?? Number(minutes));
  return { tool: 'update_event', arguments: { event: event ?? 'it', remind_minutes_before: before } };
}

const pronounLead =
  /^(?:let's |please )?(?:put|make|move|set|have|do|change|shift|schedule) (?:it|that|this)\b|\b(?:instead|rather)[.!]*$/i;

function wasRemoved(outcome: Outcome | null | undefined): boolean {
  return outcome?.kind === 'done' && outcome.receipt.changes?.at(-1)?.kind === 'remove';
}

/** "An hour earlier", "and half an hour longer": a bare shift or a longer stretch. */
function readShift(bare: string, event: string): ToolCall | null {
  const by =
    /^(?:and |no, |make it |move it )*((?:by )?(?:an?|half an|\d+|one|two|three|ten|fifteen|twenty|thirty)(?: (?:hours?|minutes?|mins?|days?|weeks?|and a half))+ (?:earlier|later))$/i.exec(
      bare,
    )?.[1];
  return by === undefined ? null : { tool: 'move_event', arguments: { event, to_time: by } };
}

/** "Call it Hot Yoga", "at Studio 5": more about what was stored last. */
function readDetail(piece: string, event: string, context: Context): ToolCall | null {
  const bare = piece.trim().replace(/[.!]+$/, '');
  const shift = readShift(bare, event);
  if (shift !== null) return shift;
  const title = /^(?:please |and |no, )*(?:call|name|title|rename) it (?:to |as )?(.{1,200})$/i.exec(
    bare,
  )?.[1];
  if (title !== undefined) return { tool: 'update_event', arguments: { event, title } };
  const place =
    /^(?:and |it's |it is )*(?:at|in) ((?:the |room |studio )?[\p{Lu}\p{N}].{1,100}|room .{1,50})$/u.exec(
      bare,
    )?.[1];
  if (place === undefined || Object.keys(understand(bare, context).bare ?? {}).length > 0) return null;
  return /^\d/.test(place) ? null : { tool: 'update_event', arguments: { event, place } };
}

const correction = /^(?:no|nope|wait|actually|sorry|oh|i mean(?:t)?|make (?:that|it))\b/i;

/** "No, four" after something was stored moves it. */
function readCorrection(piece: string, event: string, context: Context): ToolCall | null {
  if (!correction.test(piece) && !pronounLead.test(piece.trim())) return null;
  const bared = piece
    .replace(/^(?:(?:no|nope|wait|actually|sorry|oh)\b[,.!]*\s*)+/i, '')
    .replace(/^(?:i mean(?:t)?|make (?:that|it)|let's say|better)\b[,]?\s*/i, '');
  const { call, bare } = understand(`no, ${bared}`, context);
  const names =
    call !== null &&
    (['remove_event', 'undo_change', 'list_events'].includes(call.tool) ||
      (call.tool === 'move_event' && !/^(?:it|that|this)$/i.test(String(call.arguments['event']))));
  if (call?.tool === 'move_event' && !names)
    return { tool: call.tool, arguments: { ...call.arguments, event } };
  if (names || bare === undefined) return null;
  const to = {
    ...(bare.date === undefined ? {} : { to_date: bare.date }),
    ...(bare.time === undefined ? openTime(bare.times) : { to_time: bare.time }),
  };
  if (Object.keys(to).length > 0) return { tool: 'move_event', arguments: { event, ...to } };
  if (bare.minutes === undefined) return null;
  return { tool: 'update_event', arguments: { event, duration: bare.minutes } };
}

/** Either half of the day: as it was said, so that it goes by the event. */
function openTime(times: readonly string[] | undefined): Record<string, string> {
  const [hour, minute] = times?.[0]?.split(':') ?? [];
  if (hour === undefined) return {};
  const bare = Number(hour) % 12 === 0 ? 12 : Number(hour) % 12;
  return { to_time: minute === '00' || minute === undefined ? `${bare}` : `${bare}:${minute}` };
}

/** "Gym at 7 and yoga at 9": each for itself, with the day of the first where the others name none. */
function severalCalls(piece: string, context: Context): ToolCall[] {
  const parts = piece
    .split(/\s*(?:,\s*and|,|\band\b|\bthen\b)\s+(?!at\b)/i)
    .filter((part) => part.trim() !== '');
  const calls = parts.map((part) => toToolCall(readCommand(part, context), context));
  if (calls.some((call) => call?.tool !== 'add_event')) return [];
  const day = calls[0]?.arguments['date'];
  return calls.flatMap((call, index) => {
    if (call === null) return [];
    const saysDay =
      /\b(?:today|tomorrow|tonight|(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d{1,2}(?:st|nd|rd|th))\b/i;
    const isOpen = index > 0 && !saysDay.test(parts[index] ?? '');
    return [isOpen && day !== undefined ? { ...call, arguments: { ...call.arguments, date: day } } : call];
  });
}
