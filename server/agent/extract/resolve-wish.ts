/**
 * From the words of a wish to the arguments of a tool, with every date worked out by code against the
 * moment at which it was said (docs/decisions/009). What the words leave open becomes a question.
 */
import type { Proposal } from '#shared/conversation/proposal.ts';
import type { SuggestionWhy } from '#shared/conversation/suggestion.ts';
import { readEvent } from '#shared/language/read-event.ts';
import { readClockWords, readDateWords, readDayRange } from '#shared/language/read-words.ts';
import type { ReadingContext } from '#shared/language/reading.ts';
import type { Choice, Outcome } from '#shared/outcome.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { addDays, wallToInstant } from '#shared/schedule/wall-clock.ts';
import { isDate } from '#shared/schedule/wall-text.ts';
import { plainText } from '#server/domain/consent/plain-words.ts';
import { readStretch } from '#server/tools/read-moment.ts';
import { readMove } from '#server/tools/read-move.ts';
import { askClock, isWithoutClock } from './ask-clock.ts';
import type { Evidence } from './evidence.ts';
import { holds } from './find-words.ts';
import { repeats, vague } from './order-words.ts';
import { wordsOf } from './words-that-count.ts';

export type ToolWish = { tool: string; arguments: Record<string, unknown> };

export type Resolved =
  | (ToolWish & { kind: 'ready'; /** Instant; null where no time changes. */ start: string | null })
  | (ToolWish & { kind: 'open'; why: SuggestionWhy; question: string; choices: Choice[] });

/** What a question knows already. */
type Known = { choices: Choice[]; date: string; start_time: string; repeat: string; duration: number };

export function resolveAdd(proposal: Proposal, evidence: Evidence, context: ReadingContext): Resolved {
  const words = wordsOf(proposal, evidence, context);
  const details = {
    title: proposal.title.trim(),
    ...said('place', proposal.place, evidence),
    ...said('notes', proposal.notes, evidence),
  };
  const open = (why: SuggestionWhy, question: string, more: Partial<Known> = {}): Resolved => {
    const { choices = [], ...known } = more;
    return { kind: 'open', tool: 'add_event', arguments: { ...details, ...known }, why, question, choices };
  };
  const texts = evidence.all.map(({ text }) => text);
  const all = plainText(texts.join(' . '));
  if (repeats.test(plainText(evidence.quote.text))) return asSeries(evidence.quote.text, { context, open });
  const isWholeDay = (proposal.allDay || wholeDay.test(all)) && words.time === null;
  if (words.zone === null && words.endZone === null && unknownZone.test(all))
    return open('vague-time', 'In which time zone is that?', dayOf(words.day, context));
  if (words.day === null && words.time === null) return open('incomplete', 'On which day, and at what time?');
  if (
    eitherDay.test(plainText(words.day ?? '')) ||
    vague.test(plainText([words.day ?? '', words.time ?? ''].join(' '))) ||
    (vague.test(all) && words.time === null && !isWholeDay)
  )
    return open(
      words.day !== null && readDateWords(words.day, context).kind === 'date' ? 'vague-time' : 'vague-day',
      'When exactly?',
      dayOf(words.day, context),
    );
  const contradiction = texts
    .map((text) => readDateWords(text, context))
    .find(({ kind }) => kind === 'contradiction');
  if (contradiction?.kind === 'contradiction') return open('disagree', contradiction.say);
  if (isWholeDay && words.day !== null) return wholeDays(words.day, { details, open, context });
  const day = words.day === null ? null : dayIn(words.day, context);
  if (day !== null && typeof day !== 'string') {
    if (day.kind === 'ambiguous') return open('disagree', day.question, { choices: day.choices });
    return open('vague-day', 'Which day exactly?');
  }
  if (day === null) return open('vague-day', 'On which day?');
  if (words.time === null || isWithoutClock(words.time, context)) {
    const { question, choices } = askClock({ day: words.day ?? '', time: words.time }, context);
    return open('vague-time', question, { date: day, choices });
  }
  const stretch = readStretch(
    {
      date: day,
      start_time: words.time,
      end_time:
        words.endTime === null ? undefined : (endInWhole(words.time, evidence, context) ?? words.endTime),
      duration: words.endTime === null ? (words.duration ?? undefined) : undefined,
      time_zone: words.zone ?? undefined,
      end_time_zone: words.endZone ?? undefined,
    },
    context,
  );
  if ('kind' in stretch) return openBy(stretch, { open, day });
  const { start, end, durationMinutes } = stretch;
  return {
    kind: 'ready',
    tool: 'add_event',
    start: wallToInstant(start, start.timeZone),
    arguments: {
      ...details,
      date: start.date,
      start_time: start.time,
      time_zone: start.timeZone,
      ...(end?.time === undefined
        ? {}
        : {
            end_date: end.date,
            end_time: end.time,
            ...(end.timeZone === start.timeZone ? {} : { end_time_zone: end.timeZone }),
          }),
      ...(end === undefined && durationMinutes !== undefined ? { duration: durationMinutes } : {}),
    },
  };
}

/** "From ten to twelve in the morning": what the end is, its beginning tells. Only for that beginning. */
function endInWhole(time: string, { quote }: Evidence, context: ReadingContext): string | null {
  const whole = readEvent(quote.text, context);
  const clock = readClockWords(time, context);
  const isOfIt =
    whole.start?.time !== undefined &&
    (clock.kind !== 'time' || clock.time === whole.start.time) &&
    whole.end?.date === whole.start.date;
  return isOfIt ? (whole.end?.time ?? null) : null;
}

/** "Tuesday, or Wednesday": a choice and not a day. */
const eitherDay = /day\b.*\b(?:or|oder|o)\b.*day\b/;

/** Always asked: a series fills a calendar for years. The tap adds it as it was said. */
function asSeries(
  text: string,
  {
    context,
    open,
  }: {
    context: ReadingContext;
    open: (why: SuggestionWhy, question: string, more?: Partial<Known>) => Resolved;
  },
): Resolved {
  const { start, durationMinutes, repeat } = readEvent(text, context);
  if (repeat === null || !start?.time)
    return open('repeats', 'It repeats. How often, and at what time?', start ? { date: start.date } : {});
  return open('repeats', 'It repeats. Shall I add it as a series?', {
    repeat,
    date: start.date,
    start_time: start.time,
    ...(durationMinutes === null ? {} : { duration: durationMinutes }),
  });
}

const wholeDay =
  /\b(?:whole|entire|full|all)[ -]days?\b|\ball[ -]day\b|\bganztagig|\bganzen? tage?\b|\btodo el dia\b/;
/** "Noon Ruritanian time": a clock of somewhere that is not known. */
const unknownZone =
  /\b(?:noon|midnight|\d|o'clock|[ap]\.?m\.?|morning|afternoon|evening|night|ten|eleven|twelve|one|two|three|four|five|six|seven|eight|nine|thirty)\b[ ,]+(?!this\b|that\b|the\b|my\b|our\b|same\b|any\b|next\b|of\b|in\b|at\b|on\b|a\b|here\b|local\b|what\b|some\b|(?:\w+ )?(?:whole|travel|focus|lunch|start|end|me|us|free|spare|down)\b)[a-z]{4,}(?: [a-z]{4,})? time\b(?! (?:off|to|for|with))/;

/** Knows the event: "to eight" is the eight nearest to it, and nothing may be left as it was. */
export function resolveEdit(
  proposal: Proposal,
  evidence: Evidence,
  given: { context: ReadingContext; event: ScheduleEvent },
): Resolved {
  const { context, event } = given;
  const tool = proposal.action === 'move' ? 'move_event' : 'update_event';
  const target = { event: event.id };
  if (proposal.action === 'remove')
    return { kind: 'ready', tool: 'remove_event', arguments: target, start: null };
  const asSaid = wordsOf(proposal, evidence, context);
  // "To one, same day": what stays is not said anew.
  const words = {
    ...asSaid,
    day: sameAsNow.test(asSaid.day ?? '') ? null : asSaid.day,
    time: sameAsNow.test(asSaid.time ?? '') ? null : asSaid.time,
  };
  const open = (why: SuggestionWhy, question: string, more: { choices?: Choice[] } = {}): Resolved => ({
    kind: 'open',
    tool,
    arguments: target,
    why,
    question,
    choices: more.choices ?? [],
  });
  const changes = {
    ...(proposal.newTitle !== null && evidence.all.some(({ text }) => holds(text, proposal.newTitle ?? ''))
      ? { title: proposal.newTitle }
      : {}),
    ...said('place', proposal.place, evidence),
    ...said('notes', proposal.notes, evidence),
  };
  if (words.isUnfounded) return open('disagree', `To when should ${event.title} go?`);
  // "An hour and a half" is no clock: what is to be longer stays where it is.
  const isOnlyLength =
    proposal.action === 'update' &&
    proposal.time === null &&
    (words.duration !== null || words.endTime !== null);
  const times = {
    to_date: words.day ?? undefined,
    to_time: isOnlyLength ? undefined : (words.time ?? undefined),
    // An end that is said beside a length says the same again, and "half past five" has two halves of a day.
    to_end_time: words.duration === null ? (words.endTime ?? undefined) : undefined,
    duration: words.duration ?? undefined,
    time_zone: words.zone ?? undefined,
  };
  const hasTimes = Object.values(times).some((value) => value !== undefined);
  if (!hasTimes) {
    if (Object.keys(changes).length === 0)
      return open('incomplete', `What should be different about ${event.title}?`);
    return { kind: 'ready', tool: 'update_event', arguments: { ...target, ...changes }, start: null };
  }
  if (words.day !== null) {
    const day = dayIn(words.day, context);
    if (typeof day !== 'string')
      return day.kind === 'ambiguous'
        ? open('disagree', day.question, { choices: day.choices })
        : open('vague-day', 'To which day exactly?');
    times.to_date = day;
  }
  const patch = readMove(times, context, event);
  if ('kind' in patch) return openBy(patch, { open, day: null });
  if (patch.start === undefined) {
    return {
      kind: 'ready',
      tool: 'update_event',
      arguments: { ...target, ...changes, duration: patch.durationMinutes },
      start: null,
    };
  }
  const start = { ...patch.start, timeZone: patch.start.timeZone ?? event.wall.startZone };
  return {
    kind: 'ready',
    tool: Object.keys(changes).length > 0 ? 'update_event' : 'move_event',
    start: wallToInstant(start, start.timeZone),
    arguments: {
      ...target,
      ...changes,
      to_date: start.date,
      ...(start.time === undefined ? { all_day: true } : { to_time: start.time, time_zone: start.timeZone }),
      ...(patch.end?.time === undefined ? {} : { to_end_date: patch.end.date, to_end_time: patch.end.time }),
      ...(patch.end === undefined && patch.durationMinutes !== undefined
        ? { duration: patch.durationMinutes }
        : {}),
    },
  };
}

const sameAsNow = /^(?:on |at )?(?:the )?same (?:day|date|time|hour)$/i;

type Open = (
  why: SuggestionWhy,
  question: string,
  more?: { choices?: Choice[]; date?: string; start_time?: string },
) => Resolved;

function openBy(outcome: Outcome, { open, day }: { open: Open; day: string | null }): Resolved {
  const known = day === null ? {} : { date: day };
  switch (outcome.kind) {
    case 'ambiguous':
      return open('disagree', outcome.question, { choices: outcome.choices, ...known });
    case 'needs':
      return open('incomplete', outcome.say, known);
    default:
      return open('vague-time', outcome.say, known);
  }
}

function dayIn(words: string, context: ReadingContext): string | ReturnType<typeof readDateWords> {
  const read = readDateWords(words, context);
  if (read.kind === 'date') return isDate(read.date) ? read.date : { kind: 'none' };
  return read;
}

function dayOf(words: string | null, context: ReadingContext): { date?: string } {
  const day = words === null ? null : dayIn(words, context);
  return typeof day === 'string' ? { date: day } : {};
}

function wholeDays(
  words: string,
  given: { details: Record<string, unknown>; open: Open; context: ReadingContext },
): Resolved {
  const { details, open, context } = given;
  const range = readDayRange(words, context);
  const one = dayIn(words, context);
  if (range === null && typeof one !== 'string') return open('vague-day', 'Which days exactly?');
  const from = range?.from ?? (typeof one === 'string' ? one : '');
  const last = range === null ? from : addDays(range.to, -1);
  return {
    kind: 'ready',
    tool: 'add_event',
    start: wallToInstant({ date: from }, context.timeZone),
    arguments: { ...details, date: from, all_day: true, ...(last > from ? { end_date: last } : {}) },
  };
}

/** A detail that nobody said is left out. */
function said(name: 'place' | 'notes', value: string | null, evidence: Evidence): Record<string, string> {
  if (value === null || value.trim() === '') return {};
  return evidence.all.some(({ text }) => holds(text, value)) ? { [name]: value.trim() } : {};
}
