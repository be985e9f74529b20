/**
 * What to do about one piece of what the person said, given what was asked and answered before. The
 * grammar is `shared/language`. An open question is answered first; then it may be more about the
 * event the talk is about; then something new.
 */
import { toEnglish } from '#shared/language/to-english.ts';
import { isSeveralEvents } from '#shared/language/several-events.ts';
import { planAboutTalk } from './about-talk.ts';
import type { Known, Plan, Recalled, ToolCall } from './known.ts';
import { call, say } from './known.ts';
import { planAsked } from './plan-asked.ts';
import { planChoice } from './plan-choice.ts';
import { planFollowUp } from './follow-up.ts';
import { idIfPronoun } from './named-event.ts';
import { planNamed } from './plan-named.ts';
import { withoutScope } from './plan-series.ts';
import { planReminder } from './plan-reminder.ts';
import { severalCalls } from './plan-several.ts';
import { planSlot } from './plan-slot.ts';
import { planStep } from './plan-step.ts';
import { planOthers } from './others-plan.ts';
import { sayOfTalk } from './small-talk.ts';
import { tidySpeech } from './tidy-speech.ts';
import { changesOf, focusOf, listedLast } from './told-events.ts';
import type { ToldEvent } from './told-events.ts';
import type { Understood } from './understand.ts';
import { whenSaid } from './when-said.ts';

const beforeAnswer =
  /^(?:(?:actually|oh|well|hm+|ok(?:ay)?|wait)[\s,.!]+)+(?=(?:yes|yeah|yep|sure|the (?:first|second|third|last))\b)/i;

export function plan(piece: string, known: Known): Plan {
  const said = tidySpeech(piece).replace(beforeAnswer, '');
  const words = toEnglish(said) ?? said;
  const understood = known.understand(words, known.context);
  const last = known.calls.at(-1) ?? null;
  return (
    planAboutTalk(words, known) ??
    planOthers(words, known) ??
    planAsked(words, known) ??
    planBack(words, last) ??
    (isAsking(last) ? planAnswer(words, understood, known) : null) ??
    planOrdinal(words, understood, known) ??
    planBoth(words, known) ??
    planNamed(words, known) ??
    planMore(words, known) ??
    planSlot(words, understood, known) ??
    (isAsking(last) ? null : planAnswer(words, understood, known)) ??
    planNew(words, understood, known) ??
    planSameQuestion(words, known) ??
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

/** Whether there is anything in it to do something about; talk around an order is not. */
export function isOrder(piece: string, known: Known): boolean {
  const { kind, bare } = known.understand(toEnglish(piece) ?? tidySpeech(piece), known.context);
  if (!['unknown', 'greeting'].includes(kind) || Object.keys(bare ?? {}).length > 0) return true;
  if (
    isSeveralEvents(piece) ||
    planNamed(piece, known) !== null ||
    planAsked(piece, known) !== null ||
    planOthers(piece, known) !== null
  )
    return true;
  if (planBack(tidySpeech(piece), known.calls.at(-1) ?? null) !== null) return true;
  return planReminder(piece, known, null) !== null || planMore(piece, known) !== null;
}

/** An order that names what it is about: it can be done whatever became of the one before. */
export function standsAlone(piece: string, known: Known): boolean {
  if (/\b(?:it|that|this|them|those|these|both|same|there)\b/i.test(piece)) return false;
  const words = toEnglish(piece) ?? tidySpeech(piece);
  return known.understand(words, known.context).call !== null || planNamed(words, known) !== null;
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
  const step = planStep(last, understood, words);
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

/** Taken back in other words: "that was a mistake", "no wait, keep it", "add it again" after it went. */
function planBack(words: string, last: Recalled | null): Plan | null {
  const said = words
    .trim()
    .replace(/[.!…]+$/, '')
    .replaceAll('’', "'");
  const changes = changesOf(last?.outcome ?? null);
  if (changes.length === 0) return null;
  const isMistake =
    /^(?:(?:oh|no|oops|whoops|sorry|wait|ah)[\s,]+)*(?:(?:that|this|it) was (?:a mistake|an accident|wrong|not (?:right|what i (?:meant|wanted)))|i (?:didn't|did not) (?:mean|want) (?:that|it|to(?: do that)?)|my mistake|oops|wrong one)$/i;
  const isKept =
    /^(?:(?:no|nope|wait|actually|oh|stop|sorry|please)[\s,]+)*(?:keep (?:it|that|them)|(?:add|put) (?:it|that|them) (?:again|back(?: in)?|in again|on again)|bring (?:it|that|them) back)\b/i;
  const isOther =
    /^(?:and |also )*(?:the )?(?:other|previous|earlier)(?: (?:one|change))?(?: too| as well| also)?$|^(?:and )?(?:the one before)(?: that)?(?: too)?$|^once more$/i;
  if (last?.tool === 'undo_change' && isOther.test(said)) return call('undo_change', {});
  const wasRemoved = changes.at(-1)?.kind === 'remove';
  return isMistake.test(said) || (wasRemoved && isKept.test(said)) ? call('undo_change', {}) : null;
}

/** "Move both an hour later", after two were stored one after the other. */
function planBoth(words: string, known: Known): Plan | null {
  const found =
    /^((?:(?:please|and|now|can you)[\s,]+)*(?:move|push|shift|postpone|bring|cancel|delete|remove)) (?:(?:both|all|all three|all two)(?: of)? (?:them|those|these)|both|them both|them all|them|these|those)\b(.*)$/i.exec(
      words,
    );
  const others = known.calls.findLastIndex(({ outcome }) => changesOf(outcome).length !== 1);
  const events = known.calls.slice(others + 1).map(({ outcome }) => changesOf(outcome)[0]?.event.id);
  const ids = [...new Set(events)].slice(-3).flatMap((id) => id ?? []);
  if (!found?.[1] || ids.length < 2) return null;
  const wish = known.understand(`${found[1]} it${found[2] ?? ''}`, known.context).call;
  if (!wish || !['move_event', 'remove_event'].includes(wish.tool)) return null;
  return { kind: 'call', calls: ids.map((event) => ({ ...wish, arguments: { ...wish.arguments, event } })) };
}

/** "Cancel the first one", of what was listed. */
function planOrdinal(words: string, { call: wish }: Understood, known: Known): Plan | null {
  const listed = listedOrChanged(known);
  const name = wish?.arguments['event'];
  if (!wish || listed.length < 2 || typeof name !== 'string') return null;
  const ordinal =
    /^(?:the )?(first|second|third|fourth|fifth|last)(?: (?:one|event|meeting|thing|appointment))?$/i.exec(
      name,
    )?.[1];
  if (ordinal === undefined) return null;
  const at = ['first', 'second', 'third', 'fourth', 'fifth'].indexOf(ordinal.toLowerCase());
  const event = listed.at(at);
  return event
    ? { kind: 'call', calls: [{ ...wish, arguments: { ...wish.arguments, event: event.id } }] }
    : null;
}

/** What was listed last, or what was stored last one after the other. */
function listedOrChanged({ calls }: Known): ToldEvent[] {
  const listed = listedLast(calls);
  if (listed.length > 0) return listed;
  const others = calls.findLastIndex(({ outcome }) => changesOf(outcome).length !== 1);
  const events = calls.slice(others + 1).flatMap(({ outcome }) => changesOf(outcome));
  return events.filter(({ kind }) => kind === 'add').map(({ event }) => event);
}

function planMore(words: string, known: Known): Plan | null {
  const focus = focusOf(known.calls);
  return focus === null
    ? planReminder(words.replace(/[.!…]+$/, ''), known, null)
    : planFollowUp(words, { focus, known });
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
  if (wish === null) return null;
  return { kind: 'call', calls: [withDayOfTalk(words, withObject(wish, known), known)] };
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

/** "Great, put the osteopath there", of the time that was asked about and is free. */
function planThere(words: string, known: Known): Plan | null {
  const last = known.calls.at(-1);
  const rest = words.replace(
    /[\s,]*\b(?:there|then|in (?:that|the) (?:slot|gap|time)|at that time|(?:on|for) (?:it|that))(?: please)?[.!]*$/i,
    '',
  );
  const { on, at } = last?.arguments ?? {};
  if (rest === words || last?.tool !== 'list_events' || typeof on !== 'string' || typeof at !== 'string')
    return null;
  const title = rest.replace(
    /^(?:(?:great|good|ok|okay|cool|perfect|nice|then|and|so|please|yes|fine|well|can you|could you)[\s,.!]+)*(?:put|add|book|schedule|pencil|stick|pop|plan|block)(?: in)? /i,
    'add ',
  );
  const wish = known.understand(title, known.context).call;
  if (wish?.tool !== 'add_event' || wish.arguments['start_time'] !== undefined) return null;
  return call('add_event', { ...wish.arguments, date: on, start_time: at });
}

/** "It" is what the talk is about. */
function withObject(wish: ToolCall, known: Known): ToolCall {
  const name = wish.arguments['event'];
  return typeof name === 'string'
    ? { ...wish, arguments: { ...wish.arguments, event: idIfPronoun(name, known) } }
    : wish;
}

/** "And brunch at 11", right after something was added for tomorrow. */
function withDayOfTalk(words: string, wish: ToolCall, known: Known): ToolCall {
  const [change] = changesOf(known.calls.at(-1)?.outcome ?? null);
  const saysDay = known.understand(words.replace(/^and\s+/i, ''), known.context).bare?.date !== undefined;
  const goesOn = known.isGoingOn === true || /^(?:and|also|then)\b/i.test(words);
  if (wish.tool !== 'add_event' || change?.kind !== 'add' || !goesOn || saysDay) return wish;
  const isNamed = /\b(?:today|tonight|tomorrow|next|this|on|in \d|\w+day)\b/i.test(words);
  return isNamed ? wish : { ...wish, arguments: { ...wish.arguments, date: change.event.start.date } };
}

/** "And on Sunday?", after a question about another day. */
function planSameQuestion(words: string, known: Known): Plan | null {
  const last = known.calls.findLast(({ outcome }) => outcome !== null);
  const when = whenSaid(words.replace(/\?+$/, ''), known.context);
  if (!last || !['list_events', 'find_time'].includes(last.tool) || when?.date === undefined) return null;
  const { on: _on, from: _from, to: _to, next: _next, at: _at, until: _until, ...rest } = last.arguments;
  return call(last.tool, { ...rest, on: when.date, ...(when.time === undefined ? {} : { at: when.time }) });
}
