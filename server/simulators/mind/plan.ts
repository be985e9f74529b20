/**
 * What to do about one piece of what the person said, given what was asked and answered before. The
 * grammar is `shared/language`. An open question is answered first; then it may be more about the
 * event the talk is about; then something new.
 */
import { firstPiece } from '#shared/language/pieces.ts';
import { readingNow } from '#shared/language/reading-now.ts';
import { toEnglish } from '#shared/language/to-english.ts';
import { readPhrase } from '#shared/language/utterance.ts';
import { planAboutTalk } from './about-talk.ts';
import type { Known, Plan, Recalled, ToolCall } from './known.ts';
import { call, say } from './known.ts';
import { askMaybe, planAgain, planMaybe } from './plan-again.ts';
import { planAsked } from './plan-asked.ts';
import { planChoice } from './plan-choice.ts';
import { nearest } from './follow-up.ts';
import { idIfPronoun, isPronoun } from './named-event.ts';
import { planHours } from './plan-hours.ts';
import { planMore, remarks } from './plan-more.ts';
import { planNamed } from './plan-named.ts';
import { planFromNow, planNameless, planThere, planWhich } from './plan-there.ts';
import { planBack, planBoth, planOrdinal } from './plan-back.ts';
import { withoutScope } from './plan-series.ts';
import { severalCalls } from './plan-several.ts';
import { planSlot } from './plan-slot.ts';
import { isNews } from './plan-state.ts';
import { planStep } from './plan-step.ts';
import { planOthers } from './others-plan.ts';
import { isOver, sayOfTalk } from './small-talk.ts';
import { tidySpeech } from './tidy-speech.ts';
import { changesOf, focusOf } from './told-events.ts';
import type { Understood } from './understand.ts';
import { bareWords, whenSaid } from './when-said.ts';

const beforeAnswer =
  /^(?:(?:actually|oh|well|hm+|ok(?:ay)?|wait)[\s,.!]+)+(?=(?:yes|yeah|yep|sure|the (?:first|second|third|last))\b)/i;

export function plan(piece: string, known: Known): Plan {
  const said = tidySpeech(piece).replace(beforeAnswer, '');
  const words = toEnglish(said) ?? said;
  const understood = known.understand(words, known.context);
  const last = known.calls.at(-1) ?? null;
  // "Tuesday would be good": of an answer only the day counts. "No, half past two" to "who is it for?" turns back.
  const isTurned =
    (last?.tool.endsWith('_appointment') ?? false) && /^(?:no|nope|wait|actually)\b/i.test(words);
  const isWhen = isAsking(last) && !isTurned && whenSaid(words, known.context) !== null;
  const answer = isWhen ? bareWords(words) : words;
  const answered = answer === words ? understood : known.understand(answer, known.context);
  return (
    planAboutTalk(words, known) ??
    planOthers(words, known) ??
    planAsked(words, known) ??
    planBack(words, last) ??
    planMaybe(words, known) ??
    planHours(words, known) ??
    planAgain(words, known) ??
    (isAsking(last) ? (planAnswer(answer, answered, known) ?? planAnswerIn(words, known)) : null) ??
    planOrdinal(words, understood, known) ??
    planBoth(words, known) ??
    planNamed(words, known) ??
    planFromNow(words, known) ??
    planMore(words, known) ??
    planSlot(words, understood, known) ??
    (isAsking(last) ? null : planAnswer(words, understood, known)) ??
    planNew(words, understood, known) ??
    planSameQuestion(words, known) ??
    planNameless(words, understood, known) ??
    planWhich(words, understood, known) ??
    planClause(words, known) ??
    say(understood.advice ?? sayOfTalk(words))
  );
}

/** "They just rang, Tuesday doesn't work, so Wednesday": what is not understood whole may end in what is. */
function planClause(words: string, known: Known): Plan | null {
  const clauses = words
    .split(/\s*[,;:]\s+(?:so |but |and )?|\s+(?:so|but|because)\s+/i)
    .filter((one) => one !== '');
  const clause = clauses.at(-1);
  if (clause === undefined || clauses.length < 2 || words.trim().endsWith('?')) return null;
  const back = known.understand(clause, known.context).call;
  if (back?.tool === 'undo_change') return { kind: 'call', calls: [back] };
  const last = known.calls.at(-1) ?? null;
  const answer = isAsking(last) ? planAnswer(clause, known.understand(clause, known.context), known) : null;
  if (answer?.kind === 'call') return answer;
  // What does not suit is moved, not had twice.
  const isUnsuited = /\b(?:doesn't|does not|don't|won't|can't|cannot|no longer)\b/i.test(words);
  const ofLast = planMore(
    isUnsuited ? `no, ${clause.replace(/\b(?:at )?(?:the )?same time\b/i, '').trim()}` : clause,
    known,
  );
  // "Cut it by an hour, the neighbours complained": the reason may come behind.
  return ofLast ?? planMore(clauses[0] ?? '', known);
}

/** An order that names what it is about: it can be done whatever became of the one before. */
export function standsAlone(piece: string, known: Known): boolean {
  if (/\b(?:it|that|this|them|those|these|both|same|there)\b/i.test(piece)) return false;
  const words = toEnglish(piece) ?? tidySpeech(piece);
  return known.understand(words, known.context).call !== null || planNamed(words, known) !== null;
}

/** What is remarked behind an answer does not count. */
function planAnswerIn(words: string, known: Known): Plan | null {
  const answer = words.replace(remarks, '');
  if (answer === words || answer === '') return null;
  const understood = known.understand(answer, known.context);
  return ['yes', 'choose'].includes(understood.kind) ? planAnswer(answer, understood, known) : null;
}

/** A question that waits for its answer. */
function isAsking(last: Recalled | null): boolean {
  const kinds = ['needs', 'needs-yes', 'ambiguous', 'conflict', 'taken', 'not-offered', 'not-found'];
  return last !== null && last.outcome !== null && kinds.includes(last.outcome.kind);
}

function planAnswer(words: string, understood: Understood, known: Known): Plan | null {
  const last = known.calls.at(-1) ?? null;
  const choice = last === null ? null : planChoice(words, last, known);
  if (choice) return choice;
  if (understood.kind === 'choose' && planSlot(words, understood, known)) return null;
  const step = isNews(words, understood, known) ? null : planStep(last, understood, words);
  if (step === null) return null;
  if (step.kind === 'call') return { kind: 'call', calls: [withGuest(step.call, known)] };
  return { kind: 'say', text: step.text, ...(step.memory ? { memory: step.memory } : {}) };
}

/** Who it is for was said before another day was looked at. */
function withGuest(wish: ToolCall, { calls }: Known): ToolCall {
  if (wish.tool !== 'book_appointment' || calls.at(-1)?.tool !== 'check_availability') return wish;
  const before = calls.findLast(({ tool }) => tool === 'book_appointment');
  if (!before || before.outcome?.kind === 'done' || before.outcome?.kind === 'pending') return wish;
  const { name, email } = before.arguments;
  return {
    ...wish,
    arguments: {
      ...(name === undefined ? {} : { name }),
      ...(email === undefined ? {} : { email }),
      ...wish.arguments,
    },
  };
}

const sameDay = /\s*\b(?:on )?(?:that|the same) (?:same )?day\b/i;

function planNew(whole: string, understood: Understood, known: Known): Plan | null {
  const focus = focusOf(known.calls);
  const atSame = atSameTime(whole, known);
  if (atSame !== null) return atSame;
  const there = planThere(whole, known);
  if (there !== null) return there;
  const isSameDay = focus !== null && sameDay.test(whole);
  const words = isSameDay ? whole.replace(sameDay, '') : whole;
  const { call: wish } = isSameDay ? known.understand(words, known.context) : understood;
  if (isSameDay && wish?.tool === 'list_events')
    return call('list_events', { ...withoutDays(wish.arguments), on: focus.start.date });
  if (isSameDay && wish?.tool === 'add_event')
    return call('add_event', { ...wish.arguments, date: focus.start.date });
  const scoped = withoutScope(words);
  const part = scoped === null ? null : known.understand(scoped.words, known.context).call;
  if (scoped && part && ['move_event', 'update_event', 'remove_event'].includes(part.tool)) {
    const whole = withObject(part, known);
    return call(whole.tool, { ...whole.arguments, scope: scoped.scope });
  }
  const several = severalCalls(words, known.context);
  if (several.length > 1)
    return { kind: 'call', calls: several.map((one) => withDayOfTalk(words, one, known)) };
  if (wish === null || isIdleQuestion(words, wish) || isTold(words, wish)) return null;
  const doubt = doubtfulWhen(words, wish, known.context);
  if (doubt !== null) return say(doubt);
  const maybe = askMaybe(words, wish);
  if (maybe !== null) return maybe;
  if (wish.tool === 'add_event' && wish.arguments['title'] === undefined) {
    const { date, start_time: time } = wish.arguments;
    const text = 'What should I call it?';
    const outcome = { kind: 'needs', fields: ['title'], say: text } as const;
    if (date !== undefined || time !== undefined)
      return {
        kind: 'say',
        text,
        memory: { ...wish, outcome: { ...outcome, fields: ['title'] }, spoken: text },
      };
  }
  const meant = withDayOfTalk(words, withObject(wish, known, words), known);
  return askWhich(meant) ?? { kind: 'call', calls: [meant] };
}

/** "Move it to five", and nothing was spoken of: what is it? */
function askWhich(wish: ToolCall): Plan | null {
  const { event, ...rest } = wish.arguments;
  if (typeof event !== 'string' || !isPronoun(event) || /^(?:the|that|this) \w/i.test(event)) return null;
  const text = 'Which event do you mean?';
  const outcome = { kind: 'needs', fields: ['event'], say: text } as const;
  return {
    kind: 'say',
    text,
    memory: { tool: wish.tool, arguments: rest, outcome: { ...outcome, fields: ['event'] }, spoken: text },
  };
}

const withoutDays = ({ on: _on, from: _from, to: _to, ...rest }: Record<string, unknown>) => rest;

/** A time that no clock shows, a day that the year named has not, a clock of somewhere else. */
function doubtfulWhen(words: string, wish: ToolCall, context: Known['context']): string | null {
  const { now } = context;
  if (wish.tool !== 'add_event' && wish.tool !== 'move_event') return null;
  if (/\b(?:2[5-9]|[3-9]\d)(?::[0-5]\d| o'?clock|h\b| hours\b)|\b[01]?\d:[6-9]\d\b/i.test(words))
    return 'Which time do you mean?';
  const range = firstPiece(readPhrase(words, readingNow(context)).pieces, 'clock');
  if (range?.to && wish.tool === 'add_event' && wish.arguments['start_time'] === undefined)
    return 'Which times do you mean?';
  const year = Number(now.slice(0, 4)) + 1;
  const date = wish.arguments['date'] ?? wish.arguments['to_date'];
  if (/\bnext year\b/i.test(words) && typeof date === 'string' && !date.startsWith(String(year)))
    return `Which day of ${year} do you mean?`;
  const isElsewhere =
    /\b(?:their|his|her|local) time\b/i.test(words) && wish.arguments['time_zone'] === undefined;
  return isElsewhere ? 'Which time zone is that?' : null;
}

/** "What's a good present for somebody who likes sharks" is about no event. */
function isIdleQuestion(words: string, wish: ToolCall): boolean {
  const about = wish.arguments['about'];
  if (wish.tool !== 'list_events' || typeof about !== 'string') return false;
  return (
    about.split(/\s+/).length > 3 ||
    /^(?:so |and )*(?:what(?:'s| is| are)|which|who) (?:an?|the best|some|your)\b/i.test(words.trim())
  );
}

/** "I slept terribly, the neighbours were hoovering at two": what has been is no wish. */
function isTold(words: string, { tool }: ToolCall): boolean {
  const said = words
    .trim()
    .replace(/^(?:(?:good )?(?:morning|evening|afternoon)|hi|hey|hello|oh|ugh|so|well)[\s,.!]+/i, '');
  return (
    tool === 'add_event' &&
    isOver.test(said) &&
    !/\b(?:add|put|note|book|remind|schedule|again|every)\b/i.test(said)
  );
}

/** "Add a massage at the same time": as what was changed last, though it be gone. */
function atSameTime(words: string, known: Known): Plan | null {
  const rest = words.replace(/\s*\b(?:at|for|in) (?:the|that) same (?:time|slot)(?: instead)?\b/i, '');
  const event = changesOf(known.calls.at(-1)?.outcome ?? null).at(-1)?.event;
  if (rest === words || event?.start.time === undefined) return null;
  const { call: wish } = known.understand(rest, known.context);
  if (wish?.tool !== 'add_event') return null;
  const { date, time } = event.start;
  return call('add_event', { ...wish.arguments, date, start_time: time });
}

/** "It" is what the talk is about. */
function withObject(wish: ToolCall, known: Known, words = ''): ToolCall {
  const asked = wish.arguments['event'];
  // "Get rid of that, my tooth's stopped hurting": why stands behind it.
  const name = typeof asked === 'string' ? asked.replace(/^(it|that|this)\s*[,;–].*$/is, '$1') : asked;
  const to = wish.arguments['to_date'];
  const focus = focusOf(known.calls);
  if (typeof name === 'string' && isPronoun(name) && typeof to === 'string' && focus !== null)
    return {
      ...wish,
      arguments: { ...wish.arguments, event: focus.id, to_date: nearest(to, words, { focus, known }) },
    };
  return typeof name === 'string'
    ? { ...wish, arguments: { ...wish.arguments, event: idIfPronoun(name, known) } }
    : wish;
}

/** "And brunch at 11", right after something was added for tomorrow. */
function withDayOfTalk(words: string, wish: ToolCall, known: Known): ToolCall {
  const last = known.calls.at(-1);
  const [change] = changesOf(last?.outcome ?? null);
  const listed = last?.tool === 'list_events' ? last.arguments['on'] : undefined;
  const saysDay = known.understand(words.replace(/^and\s+/i, ''), known.context).bare?.date !== undefined;
  const goesOn = known.isGoingOn === true || /^(?:and|also|then)\b/i.test(words);
  const day = change?.kind === 'add' ? change.event.start.date : listed;
  if (wish.tool !== 'add_event' || day === undefined || !goesOn || saysDay) return wish;
  const isNamed = /\b(?:today|tonight|tomorrow|next|this|on|in \d|\w+day)\b/i.test(words);
  return isNamed ? wish : { ...wish, arguments: { ...wish.arguments, date: day } };
}

/** An hour that was asked about without its half: by day. */
function likely(time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const isOpen = !/^\d\d:/.test(time) && hour < 8;
  return `${String(isOpen ? hour + 12 : hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** "And on Sunday?", "and at 3?", after a question about another day or hour. */
function planSameQuestion(words: string, known: Known): Plan | null {
  const last = known.calls.findLast(({ outcome }) => outcome !== null);
  const when = whenSaid(words.replace(/\?+$/, ''), known.context);
  if (!last || !['list_events', 'find_time'].includes(last.tool) || when === null) return null;
  const { on, from: _from, to: _to, next: _next, at: _at, until: _until, ...rest } = last.arguments;
  const day = when.date ?? on;
  if (day === undefined || (when.date === undefined && last.tool !== 'list_events')) return null;
  return call(last.tool, { ...rest, on: day, ...(when.time === undefined ? {} : { at: likely(when.time) }) });
}
