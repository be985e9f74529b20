/**
 * Reads what one utterance asks for. Used where no model is: the composer, SMS, the chat without a
 * key and the simulated persona. A question or a supposition never becomes a change.
 */
import { instantToWall } from '../schedule/wall-clock.ts';
import type { Command } from './command.ts';
import { afterAnswer, readShortAnswer } from './read-short-answer.ts';
import { readBooking } from './read-booking.ts';
import { readChange } from './read-change.ts';
import { readEvent } from './read-event.ts';
import { isHypothetical, readQuestion } from './read-question.ts';
import { isOtherLanguage } from './is-other-language.ts';
import type { Reading, ReadingContext } from './reading.ts';
import { isSeveralEvents } from './several-events.ts';
import { toEnglish } from './to-english.ts';
import { readUtterance } from './utterance.ts';
import type { Utterance } from './utterance.ts';

export type { Command } from './command.ts';

/** Never throws; what it does not understand is `unknown`. */
export function readCommand(text: string, context: ReadingContext): Command {
  const english = toEnglish(text, context);
  if (english !== null) {
    const command = readCommand(english, { ...context, languages: [] });
    // What it is called and where its words stand is told of the text as it was said.
    return command.kind === 'add' ? adding(text, command.reading, context) : command;
  }
  // "No, move it to nine": the answer and a command in one.
  const rest = afterAnswer(text);
  const answer = rest === null ? null : readShortAnswer(readUtterance(text, context), text);
  return rest === null || answer ? readOne(text, context) : readOne(rest, context);
}

function adding(text: string, { reminders }: Reading, context: ReadingContext): Command {
  const read = readEvent(text, context);
  const reading = read.reminders.length === 0 ? { ...read, reminders } : read;
  const isAsking = reading.problem !== undefined && reading.title !== null;
  return { kind: 'add', reading, ...(isAsking ? { dateWords: dateWordsOf(text, reading) } : {}) };
}

function readOne(text: string, context: ReadingContext): Command {
  const utterance = readUtterance(text, context);
  if (utterance.lower === '') return readShortAnswer(utterance, text) ?? { kind: 'unknown' };
  const answer = readShortAnswer(utterance, text);
  if (answer) return answer;
  if (isHypothetical(utterance)) return { kind: 'unknown' };
  const booking = readBooking(utterance);
  if (booking) return booking;
  const asked = readQuestion(utterance);
  if (asked) return asked;
  // Two orders in one sentence: doing half of it would be worse than asking.
  if (secondOrder.test(withoutNames(utterance.lower))) return { kind: 'unknown' };
  if (isOtherLanguage(text)) return { kind: 'unknown', advice: 'I understand English here.' };
  return readChange(utterance) ?? readAdd(utterance, context);
}

const secondOrder =
  /^(?:add|schedule|create|move|cancel|remove|delete|reschedule|push|make|rename|set|put|shift)\b.*\b(?:and|then)\s+(?:also\s+|then\s+)?(?:add|move|cancel|remove|delete|reschedule|push|rename|undo|schedule|create)\s+(?!that\b|it\b)/;

/** Whatever a title says, it is no order. */
function withoutNames(lower: string): string {
  return lower
    .replace(/["“][^"“”]*["”]/g, ' ')
    .replace(
      /\b(?:called|titled|entitled|named)\s.*?(?=\s(?:on|at|from|today|tonight|tomorrow|next|this|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b|$)/,
      ' ',
    );
}

const addVerb =
  /^(?:add|schedule|create|set up|setup|set|book|put|make|plan|arrange|block|reserve|enter|insert|new|remind me|reminder|mark|pencil in|note|log|quick add|don't forget|remember|i have|i've got|i need|i want|there's|we have|let's)\b/;
const question =
  /^(?:is|are|was|were|do|does|did|has|have you|am|when|where|who|why|how|what|which|can i|may i|shall|will)\b/;
const refusal = /^(?:don't(?! forget)|do not(?! forget)|never|no|i (?:meant|mean|said))\b/;
const pastTense =
  /^(?:i|we) (?:just |already )?\w+ed\b|^(?:i|we|it|that|this|he|she|they|you) (?:was|were|had|did|went|am|are|is|think|know|love|like|hate|don't|can't|just)\b/;

function readAdd(utterance: Utterance, context: ReadingContext): Command {
  const { lower, text, isQuestion } = utterance;
  if (refusal.test(lower) || isSeveralEvents(text)) return { kind: 'unknown' };
  const isAsked = addVerb.test(lower);
  if (!isAsked && (isQuestion || question.test(lower) || pastTense.test(lower))) return { kind: 'unknown' };
  const read = readEvent(text, context);
  const isReminder =
    /^remind me\b/.test(lower) && read.start?.time !== undefined && read.reminders.length === 0;
  const reading = isReminder ? { ...read, reminders: [0] } : read;
  if (reading.problem !== undefined && reading.title !== null)
    return { kind: 'add', reading, dateWords: dateWordsOf(text, reading) };
  const hasWhen = reading.start !== null || reading.repeat !== null;
  if (isAsked) return reading.title !== null || hasWhen ? { kind: 'add', reading } : { kind: 'unknown' };
  const isOver =
    reading.start !== null && reading.start.date < instantToWall(context.now, context.timeZone).date;
  return reading.title !== null && hasWhen && !isOver ? { kind: 'add', reading } : { kind: 'unknown' };
}

function dateWordsOf(text: string, reading: Reading): string {
  const span = reading.spans.find(({ kind }) => kind === 'date');
  return span ? text.slice(span.from, span.to) : text;
}
