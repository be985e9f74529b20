/**
 * Utterances about appointments on Cal.com: "book a demo next Tuesday", "what slots are free for a
 * demo", "reschedule my appointment with Jane to Friday", "cancel the booking". Only words that mean
 * such an appointment count; "book a table at 8" goes on the calendar as before.
 */
import type { Command } from './command.ts';
import { clockOf } from '../schedule/day-number.ts';
import { chooseHalf } from './half-of-day.ts';
import { firstPiece } from './pieces.ts';
import { readMove } from './read-move.ts';
import { readWhich } from './read-which.ts';
import { readPhrase } from './utterance.ts';
import type { Phrase, Utterance } from './utterance.ts';

/** Kinds of appointments that are booked for a guest. */
const kind =
  '(?:(?:sales |product |short |quick |free |paid |first |intro(?:duct(?:ion|ory))? |discovery |consulting )*(?:demo|consultation|consult|paid session)|(?:intro(?:duct(?:ion|ory))?|discovery|sales|short|screening|onboarding|consultation) call)';
const bookKind = new RegExp(
  `^(?:(?:can|could|may) (?:i|we) (?:get|have|see)|(?:i'd|i would|we'd) like(?: to (?:get|have|see|book))?|(?:i|we) (?:want|need)(?: to (?:get|have|see))?|get|book|reserve|set up|arrange|schedule)(?: (?:me|us|him|her|them))? (?:an? |another |the |my )?(?:(?:\\d+|fifteen|thirty|sixty)[- ]min(?:ute)?s? )?(${kind})\\b`,
);
/** Nothing of its own: the account says what is booked. */
const bookBare = /^(?:book|reserve) (?:an? |another )?(?:appointment|slot|booking|time slot)\b/;
const asksSlots = new RegExp(
  `\\b(?:slots?|times?|availability|available|openings?|free|open)\\b.*\\bfor (?:an? |the )?(?:(?:\\d+)[- ]min(?:ute)?s? )?(${kind}|appointment|booking)\\b|\\b(?:when|which times?|what times?)\\b.*\\b(?:book|have) (?:an? |the )?(${kind}|appointment)\\b`,
);
const appointmentNoun = `(?:${kind}|booking|appointment|consultation)`;
const cancelIt = new RegExp(
  `^(?:cancel|call off|delete|remove|drop) (?:(?:my|the|our|that|this|his|her|their) )?(?:next )?(${appointmentNoun}(?: (?:with|for|of) .{1,120})?|.{1,60}'s ${appointmentNoun})$`,
);
const moveIt = new RegExp(
  `^(?:reschedule|move|postpone|push|shift|change|bring forward) (?:(?:my|the|our|that|this|his|her|their) )?(?:next )?(${appointmentNoun})(?= |$)`,
);

export function readBooking(utterance: Utterance): Command | null {
  return readCancel(utterance) ?? readReschedule(utterance) ?? readAvailability(utterance);
}

function readAvailability({ text, lower, now }: Utterance): Command | null {
  const named =
    bookKind.exec(lower)?.[1] ??
    asksSlots
      .exec(lower)
      ?.slice(1)
      .find((part) => part !== undefined);
  const isBare = bookBare.test(lower);
  if (named === undefined && !isBare) return null;
  const phrase = readPhrase(text, now);
  const says = firstPiece(phrase.pieces, 'clock');
  // "Book an appointment at 4": a time of the person's own is theirs to put on the calendar.
  if (says && (isBare || !/^(?:book|reserve)\b/.test(lower)) && !asksSlots.test(lower)) return null;
  if (
    isBare &&
    /\b(?:with|at|for) (?!(?:today|tomorrow|next|this|the|mon|tues|wednes|thurs|fri|satur|sun|\d))/.test(
      lower,
    )
  )
    return null;
  const date = dateWordsOf(phrase);
  const minutes = firstPiece(phrase.pieces, 'duration')?.minutes;
  const isWish = says !== undefined && !says.to && bookKind.test(lower) && !asksSlots.test(lower);
  const time = isWish ? clockOf(chooseHalf(says.from, { words: new Set() }).minutes % 1440) : undefined;
  const eventType = named === undefined || /^(?:appointment|booking)$/.test(named) ? undefined : named;
  return {
    kind: 'availability',
    ...(date === undefined ? {} : { date }),
    ...(minutes === undefined ? {} : { durationMinutes: minutes }),
    ...(eventType === undefined ? {} : { eventType }),
    ...(time === undefined ? {} : { time }),
  };
}

function readCancel({ text, lower, now }: Utterance): Command | null {
  const said = lower;
  const phrase = readPhrase(text, now);
  const { event, on } = readWhich(phrase);
  const bare = lower.replace(
    /\s+(?:on|for) (?:today|tomorrow|(?:next |this )?\w+day|the \d{1,2}(?:st|nd|rd|th))$/,
    '',
  );
  if (!cancelIt.test(bare) || firstPiece(phrase.pieces, 'clock')) return null;
  return { kind: 'cancel-booking', appointment: nameOf(event, said), ...(on === undefined ? {} : { on }) };
}

function readReschedule(utterance: Utterance): Command | null {
  const found = moveIt.exec(utterance.lower);
  if (!found) return null;
  const said = utterance.lower;
  const move = readMove(utterance);
  if (move?.kind === 'move') {
    const { event, on, toDate, toTime } = move;
    return {
      kind: 'reschedule-booking',
      appointment: nameOf(event, said),
      ...(on === undefined ? {} : { on }),
      ...(toDate === undefined ? {} : { toDate }),
      ...(toTime === undefined ? {} : { toTime }),
    };
  }
  const { event, on } = readWhich(readPhrase(utterance.text, utterance.now));
  return {
    kind: 'reschedule-booking',
    appointment: nameOf(event, said),
    ...(on === undefined ? {} : { on }),
  };
}

/**
 * "reschedule my appointment with Jane" is about "Jane"; "the booking" is about the only one; "that
 * booking" is the one the talk was about.
 */
function nameOf(event: string, said: string): string {
  const name = event
    .replace(
      /^(?:cancel|call off|delete|remove|drop|reschedule|move|postpone|push|shift|change|bring forward)\s+/i,
      '',
    )
    .replace(/^(?:(?:my|the|our|that|this|next)\s+)+/i, '')
    .replace(/^(?:appointment|booking)\b(?:\s+(?:with|for|of)\b)?\s*/i, '')
    .replace(/'s (?:appointment|booking)$/i, '')
    .trim();
  const rest = name.replace(/\s+(?:to|on|for|with|at)$/i, '');
  return rest === '' && /^\w+(?: \w+)? (?:that|this)\b/.test(said) ? 'that' : rest;
}

/** The words for the day as they were said: the tool reads them against its own now. */
function dateWordsOf({ text, tokens, pieces }: Phrase): string | undefined {
  const days = pieces.filter((piece) => piece.kind === 'day');
  const [first] = days;
  const last = days.at(-1);
  if (!first || !last) return undefined;
  const from = tokens[first.start]?.from ?? 0;
  const to = tokens[last.next - 1]?.to ?? from;
  const words = text
    .slice(from, to)
    .replace(/^(?:on|for|in)\s+/i, '')
    .trim();
  return words === '' ? undefined : words;
}
