/** Utterances that ask: what is on, am I free, find me an hour. They never change anything. */
import type { Command } from './command.ts';
import { clockOf, dateOf } from '../schedule/day-number.ts';
import { chooseHalf, chooseHalves } from './half-of-day.ts';
import { partHoursIn } from './part-hours.ts';
import { firstPiece } from './pieces.ts';
import type { ClockPiece } from './pieces.ts';
import { readDayRangeIn } from './read-day-range.ts';
import { readList } from './read-list.ts';
import { wordAt } from './tokens.ts';
import { readPhrase } from './utterance.ts';
import type { Phrase, Utterance } from './utterance.ts';

const hypothetical =
  /^(?:what if|what about|how about|what would|what happens|suppose|supposing|if i|if we|imagine|would it|would i|should i|should we|could i|could we|do you think|is it (?:ok|okay|possible|better|worth)|how about if|what about if|why (?:did|is|was|do)|have you|are you|who are you|what are you|how are you|what can you|can you (?:see|hear))\b/;
const findVerb = /^(?:find|look for|search for|get|suggest|propose|offer|give|show)\b(?:\s+(?:me|us))?/;
const freeTime = /\b(?:free|available|open)\b/;
const lengthOrSlot =
  /\b(?:time|slot|slots|gap|gaps|opening|openings|hour|hours|minutes|mins|min|window|half hour|half an hour)\b/;
const asksWhen =
  /^(?:when|what time|which day|what day)\b.*\b(?:am i|are we|could (?:i|we)|can (?:i|we)|do i have|would)\b/;
const hasTime =
  /^(?:do i have|have i got|is there|are there|any)\b.*\b(?:time|room|slot|slots|gap|hour|hours|minutes|opening|openings)\b/;
export function isHypothetical({ lower }: Utterance): boolean {
  return hypothetical.test(lower);
}

export function readQuestion(utterance: Utterance): Command | null {
  return readFindTime(utterance) ?? readList(utterance);
}

/** `find me an hour on Friday`, `when am I free tomorrow afternoon for 30 minutes`. */
function readFindTime({ text, lower, now, context }: Utterance): Command | null {
  if (/\bat the same time\b|\bat once\b/.test(lower)) return null;
  const isFind =
    (findVerb.test(lower) &&
      lengthOrSlot.test(lower) &&
      !/\b(?:what|everything|events|meetings|calendar|schedule|agenda)\b/.test(lower)) ||
    /^(?:find|suggest|propose)\b.*\b(?:time|slot)\b/.test(lower);
  const isWhen =
    (asksWhen.test(lower) &&
      (freeTime.test(lower) || lengthOrSlot.test(lower) || /\b(?:could|can)\b/.test(lower))) ||
    hasTime.test(lower) ||
    (/^(?:any|what|which)\b/.test(lower) && freeTime.test(lower) && lengthOrSlot.test(lower)) ||
    (/^free\b/.test(lower) && lengthOrSlot.test(lower));
  if (!isFind && !isWhen) return null;
  if (
    /^(?:get|give|show)\b/.test(lower) &&
    !/\b(?:free|open|available|slot|slots|hour|minutes|gap)\b/.test(lower)
  )
    return null;
  const phrase = readPhrase(text, now);
  const range = readDayRangeIn(phrase, text, context) ?? {
    from: dateOf(now.today),
    to: dateOf(now.today + 7),
  };
  return {
    kind: 'find-time',
    durationMinutes: firstPiece(phrase.pieces, 'duration')?.minutes ?? 60,
    range,
    ...bounds(phrase),
  };
}

/** `between 2 and 5`, `after 3`, `before noon`, `in the morning`. */
function bounds(phrase: Phrase): { after?: string; before?: string } {
  const said = { ...partHoursIn(phrase.pieces) };
  for (const piece of phrase.pieces)
    if (piece.kind === 'clock') Object.assign(said, clockBounds(piece, phrase));
  return said;
}

function clockBounds(piece: ClockPiece, phrase: Phrase): { after?: string; before?: string } {
  if (piece.to) {
    const pair = chooseHalves(piece.from, piece.to, { words: new Set() });
    return { after: clockOf(pair.start.minutes), before: clockOf(pair.end) };
  }
  const time = clockOf(chooseHalf(piece.from, { words: new Set() }).minutes);
  const leads = [piece.start - 1, piece.start, piece.start + 1].map((at) => wordAt(phrase.tokens, at));
  if (leads.some((word) => /^(?:before|by|until|till)$/.test(word))) return { before: time };
  return { after: time };
}
