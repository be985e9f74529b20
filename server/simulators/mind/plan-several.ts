/**
 * Several new events in one breath: "gym at 7 and yoga at 9", "breakfast, run and yoga tomorrow at 7,
 * 8 and 10 am". Each for itself, with the day of the one before where it names none.
 */
import { firstPiece } from '#shared/language/pieces.ts';
import type { Piece } from '#shared/language/pieces.ts';
import { readOnlyLength } from '#shared/language/only-when.ts';
import { readCommand } from '#shared/language/read-command.ts';
import { readingNow } from '#shared/language/reading-now.ts';
import { toToolCall } from '#shared/language/tool-call.ts';
import { wordAt } from '#shared/language/tokens.ts';
import type { Token } from '#shared/language/tokens.ts';
import { readPhrase } from '#shared/language/utterance.ts';
import type { Known, ToolCall } from './known.ts';

type Context = Known['context'];

/** Empty unless there are at least two, all of them understood. */
export function severalCalls(piece: string, context: Context): ToolCall[] {
  const shared = sharedOut(piece, context);
  if (shared.length > 1) return shared;
  const days = onDays(piece, context);
  if (days.length > 1) return days;
  const own = eachOnItsDay(piece, context);
  return own.length > 1 ? own : oneByOne(piece, context);
}

/** "Lunch Monday, coffee Tuesday at 3": each part has a day of its own, though one may have no time yet. */
function eachOnItsDay(piece: string, context: Context): ToolCall[] {
  const parts = piece.split(seams).filter((one) => one.trim() !== '');
  const areDays = parts.every((part) => {
    const { pieces } = readPhrase(part, readingNow(context));
    return pieces.some(({ kind }) => kind === 'day') && !pieces.some(({ kind }) => kind === 'repeat');
  });
  if (parts.length < 2 || !areDays || parts.every((part) => hasClock(part, context))) return [];
  const calls = parts.map((part) => toToolCall(readCommand(part, context), context));
  const adds = calls.flatMap((call) =>
    call?.tool === 'add_event' && call.arguments['title'] !== undefined ? [call] : [],
  );
  // What has to be asked comes last, where the answer is expected.
  return adds.length === parts.length ? adds.toSorted((a, b) => openness(a) - openness(b)) : [];
}

const openness = ({ arguments: { start_time: time, all_day: isAllDay } }: ToolCall): number =>
  time === undefined && isAllDay !== true ? 1 : 0;

const seams = /\s*(?:,\s*and|,\s*then|,|;|\band\b(?:\s+then\b)?|\bthen\b)\s+(?!at\b)/i;

const clock = String.raw`(?:\d{1,2}(?::\d\d)?|noon|midday)(?:\s*[ap]\.?m\.?|\s*o'clock)?`;
const list = (item: string): string => String.raw`(${item}(?:\s*,\s*${item})*\s*,?\s+and\s+${item})`;
const shared = new RegExp(
  String.raw`^(?:(?:please|can you|could you)\s+)?(?:(?:add|put|schedule|book|plan)\s+)?(.+?)\s+at\s+${list(clock)}\s*(.*)$`,
  'i',
);

/** As many names as times: the first at the first, and so on. */
function sharedOut(piece: string, context: Context): ToolCall[] {
  const found = shared.exec(piece.trim().replace(/[.!?]+$/, ''));
  if (!found?.[1] || !found[2]) return [];
  const times = found[2].split(/\s*,\s*(?:and\s+)?|\s+and\s+/i);
  const half = /[ap]\.?m\.?$/i.exec(times.at(-1) ?? '')?.[0] ?? '';
  const phrase = readPhrase(found[1], readingNow(context));
  const day = firstPiece(phrase.pieces, 'day');
  const from = day === undefined ? found[1].length : (phrase.tokens[day.start]?.from ?? 0);
  const to = day === undefined ? from : (phrase.tokens[day.next - 1]?.to ?? from);
  const names = `${found[1].slice(0, from)} ${found[1].slice(to)}`
    .trim()
    .split(/\s*,\s*(?:and\s+)?|\s+and\s+/i);
  if (names.length !== times.length || names.length < 2) return [];
  const on = `${found[1].slice(from, to)} ${found[3] ?? ''}`.trim();
  return addsOf(
    names.map((name, index) => {
      const time = times[index] ?? '';
      return `add ${name} ${on} at ${/\d$/.test(time) ? `${time} ${half}` : time}`;
    }),
    context,
  );
}

/** "Dance class on Monday at 7 and on Wednesday at 8", "gym on Monday, Wednesday and Friday at 7": each day its own. */
function onDays(piece: string, context: Context): ToolCall[] {
  const text = piece.trim().replace(/[.!]+$/, '');
  const { tokens, pieces } = readPhrase(text, readingNow(context));
  const days = pieces.filter(({ kind }) => kind === 'day');
  const [first] = days;
  if (first === undefined || days.length < 2 || pieces.some(({ kind }) => kind === 'repeat')) return [];
  const slice = (from: number, to: number) =>
    text.slice(tokens[from]?.from ?? text.length, tokens[to - 1]?.to ?? 0);
  const between = (at: number) =>
    text.slice(
      tokens[at - 1]?.to ?? 0,
      tokens[pieces.find(({ start }) => start >= at)?.start ?? -1]?.from ?? text.length,
    );
  if (isOneStretch(pieces, tokens)) return [];
  const from = pieces.indexOf(first);
  // Behind the first day only more of when: what is said there may be another event.
  const isOnlyWhen = pieces
    .slice(from)
    .every(({ next }) =>
      /^[\s,]*(?:(?:and|on|also|at|from|plus|then|as well as|both|the)[\s,]*)*(?:please)?$/i.test(
        between(next),
      ),
    );
  if (!isOnlyWhen) return [];
  const head = text.slice(0, tokens[first.start]?.from ?? 0).replace(/[\s,]*(?:(?:both|on|the)\s+)*$/i, '');
  const rest = pieces.slice(from).filter(({ kind }) => kind !== 'day');
  const isListed =
    days.every((piece) => piece.kind === 'day' && piece.day.grain === 'day') &&
    /\b(?:and|also|plus)\b/i.test(text.slice(tokens[first.next - 1]?.to ?? 0));
  const parts = days.map((day, index) => {
    const next = days[index + 1]?.start ?? Infinity;
    const own = rest.filter(({ start }) => start > day.start && start < next);
    const behind = rest.filter(({ start }) => start > (days.at(-1)?.start ?? 0));
    // "On Monday at 5 and also on Tuesday": the time of the first is everybody's.
    const before = isListed ? rest.filter(({ start }) => start < (days[1]?.start ?? 0)) : [];
    const said = own.length > 0 ? own : behind.length > 0 ? behind : before;
    return [
      head,
      `on ${slice(day.start, day.next).replace(/^on /i, '')}`,
      ...said.map((one) => withLead(one.kind, slice(one.start, one.next))),
    ].join(' ');
  });
  return addsOf(parts, context);
}

/** "From 11 pm Sunday to 6 am Monday", "Friday 5pm to Sunday 11am": the later day is where it ends. */
function isOneStretch(pieces: readonly Piece[], tokens: readonly Token[]): boolean {
  return pieces.some((piece, index) => {
    if (piece.kind === 'day') return piece.isEnd;
    const next = pieces[index + 1];
    return (
      piece.kind === 'clock' &&
      piece.isEnd &&
      pieces.slice(0, index).some(({ kind }) => kind === 'day') &&
      next?.kind === 'day' &&
      next.start === piece.next &&
      !/^(?:and|,)$/.test(wordAt(tokens, next.start))
    );
  });
}

const withLead = (kind: string, words: string): string =>
  kind === 'clock' && !/^(?:at|from|between|around)\b/i.test(words) ? `at ${words}` : words;

/** Parts between "and" and commas, put together until each has its own time. */
function oneByOne(piece: string, context: Context): ToolCall[] {
  const parts = piece.split(seams);
  const groups: string[] = [];
  let open = '';
  for (const part of parts.filter((one) => one.trim() !== '')) {
    const last = groups.length - 1;
    // "… and lunch at 1, an hour": how long the one before is.
    if (open === '' && last >= 0 && readOnlyLength(part.replace(/^(?:for|about)\s+/i, '')) !== null) {
      groups[last] = `${groups[last] ?? ''} for ${part}`;
      continue;
    }
    open = open === '' ? part : `${open} and ${part}`;
    if (!hasClock(part, context)) continue;
    groups.push(open);
    open = '';
  }
  if (open !== '' || groups.length < 2) return [];
  return addsOf(groups, context);
}

const hasClock = (part: string, context: Context): boolean =>
  firstPiece(readPhrase(part, readingNow(context)).pieces, 'clock') !== undefined;

const sameDay = /\s*\b(?:on )?(?:that|the same) (?:same )?day\b/i;

/** "Drop off the car at 8, pick it up at 5": it has a name in the part before. */
function named(part: string, before: string, context: Context): string {
  const title = toToolCall(readCommand(before, context), context)?.arguments['title'];
  const object =
    typeof title === 'string'
      ? /\b(?:the|my|our|his|her|their) (?:\p{L}+ ?){1,3}$/u.exec(title)?.[0]
      : undefined;
  return object === undefined ? part : part.replace(/\b(?:it|them)\b/i, object);
}

function addsOf(said: readonly string[], context: Context): ToolCall[] {
  const parts = said.map((part, index) =>
    index === 0 ? part : named(part.replace(sameDay, ''), said[index - 1] ?? '', context),
  );
  const calls = parts.map((part) => toToolCall(readCommand(part, context), context));
  let day: unknown;
  const adds = calls.flatMap((call, index) => {
    const isWhole =
      call?.tool === 'add_event' &&
      call.arguments['title'] !== undefined &&
      (call.arguments['start_time'] ?? call.arguments['all_day']) !== undefined;
    if (!call || !isWhole) return [];
    const named = firstPiece(readPhrase(parts[index] ?? '', readingNow(context)).pieces, 'day') !== undefined;
    const none = /\bthe (?:3[2-9]|[4-9]\d)(?:st|nd|rd|th)\b/i.exec(parts[index] ?? '')?.[0];
    if (none !== undefined) return [{ ...call, arguments: { ...call.arguments, date: none } }];
    day = named || day === undefined ? call.arguments['date'] : day;
    return [day === undefined ? call : { ...call, arguments: { ...call.arguments, date: day } }];
  });
  return adds.length === parts.length ? adds : [];
}
