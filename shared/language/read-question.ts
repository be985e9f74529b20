/** Utterances that ask: what is on, am I free, find me an hour. They never change anything. */
import type { Command } from './command.ts';
import { clockOf, dateOf } from './day-number.ts';
import type { Part } from './english-words.ts';
import { chooseHalf, chooseHalves } from './half-of-day.ts';
import { firstPiece } from './pieces.ts';
import type { ClockPiece } from './pieces.ts';
import { rangeOf, readDayRange } from './read-words.ts';
import type { DateRange } from './reading.ts';
import { wordAt } from './tokens.ts';
import { readPhrase, wordsOutside } from './utterance.ts';
import type { Phrase, Utterance } from './utterance.ts';

const hypothetical =
  /^(?:what if|what about|how about|what would|what happens|suppose|supposing|if i|if we|imagine|would it|would i|should i|should we|could i|could we|do you think|is it (?:ok|okay|possible|better|worth)|how about if|what about if|why (?:did|is|was|do)|did you|have you|are you|who are you|what are you|how are you|what can you|can you (?:see|hear))\b/;
const findVerb = /^(?:find|look for|search for|get|suggest|propose|offer|give|show)\b(?:\s+(?:me|us))?/;
const freeTime = /\b(?:free|available|open)\b/;
const lengthOrSlot =
  /\b(?:time|slot|slots|gap|gaps|opening|openings|hour|hours|minutes|mins|min|window|half hour|half an hour)\b/;
const asksWhen =
  /^(?:when|what time|which day|what day)\b.*\b(?:am i|are we|could (?:i|we)|can (?:i|we)|do i have|would)\b/;
const hasTime =
  /^(?:do i have|have i got|is there|are there|any)\b.*\b(?:time|room|slot|slots|gap|hour|hours|minutes|opening|openings)\b/;
const listLead =
  /^(?:what|what's|whats|which|(?:show|list|tell|read|check|see|view|give|display|look at|go through)(?= (?:me|us|my|our|what|what's|everything|all|today|today's|tomorrow|tomorrow's|next|this|events|meetings|appointments|calendar|(?:the )?(?:calendar|schedule|agenda|day|week|events|meetings))\b)|do i have|have i got|am i|any|anything|is there|are there|how does|how's|how many|how is|when is|when's|when do|when does|where is|where's|who|is my|are my|what've)\b/;
/** `my schedule tomorrow`, `agenda for friday`; `schedule lunch` asks for something else. */
const bareSchedule =
  /^(?:(?:my|our|the|today's|tomorrow's)\s+(?:schedule|agenda|calendar|events|meetings|day|week)\b|(?:agenda|calendar|events)(?:$|\s+(?:for|on|today|tomorrow)\b)|schedule (?:for|on) (?:today|tomorrow|\w+day|this|next)\b\W*$)/;
const fillers =
  /\b(?:what(?:'s|s| is| are| do| does| have|'ve)?|which|show(?: me)?|list|tell me(?: about)?|read(?: me)?|do i have|have i got|have i|do we have|am i|any(?:thing)?|is there|are there|how(?:'s| does| is| many)?|look(?: like|ing)?|when(?:'s| is| do i have| does| are)?|where(?:'s| is)|who(?:'s| is)?|check|see|view|give me|display|i|we|my|our|the|on|in|got|have|going|planned|scheduled|coming up|up|next|for|there|like|calendar|schedule|agenda|day|plans?|events?|meetings?|appointments?|everything|all|things?|to do|doing|busy|free|available|happening|at|is|are|else|a|an|of|with me|do|does|please|week|today's|tomorrow's|take place|start|begin|end)\b/gi;

export function isHypothetical({ lower }: Utterance): boolean {
  return hypothetical.test(lower);
}

export function readQuestion(utterance: Utterance): Command | null {
  return readFindTime(utterance) ?? readList(utterance);
}

/** `find me an hour on Friday`, `when am I free tomorrow afternoon for 30 minutes`. */
function readFindTime({ text, lower, now, context }: Utterance): Command | null {
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

function readDayRangeIn(phrase: Phrase, text: string, context: Utterance['context']): DateRange | null {
  const range = rangeOf(phrase.pieces);
  if (range) return range;
  const ahead = /\b(?:next|coming|following)\s+\S+\s+(?:days?|weeks?)\b/i.exec(text);
  return ahead ? readDayRange(ahead[0], context) : null;
}

const partBounds: Readonly<Record<Part, { after?: string; before?: string }>> = {
  morning: { before: '12:00' },
  afternoon: { after: '12:00', before: '18:00' },
  evening: { after: '18:00' },
  night: { after: '18:00' },
};

/** `between 2 and 5`, `after 3`, `before noon`, `in the morning`. */
function bounds(phrase: Phrase): { after?: string; before?: string } {
  const part = phrase.pieces.find((piece) => piece.kind === 'day' && piece.day.part !== undefined);
  const said = part?.kind === 'day' && part.day.part !== undefined ? { ...partBounds[part.day.part] } : {};
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

/** `what do I have tomorrow?`, `am I free at 3?`, `when is my dentist appointment?`. */
function readList({ text, lower, isQuestion, now, context }: Utterance): Command | null {
  if (
    !listLead.test(lower) &&
    !(isQuestion && /\b(?:calendar|schedule|agenda)\b/.test(lower)) &&
    !bareSchedule.test(lower)
  )
    return null;
  const phrase = readPhrase(text, now);
  const about = wordsOutside(phrase)
    .replace(fillers, ' ')
    .replace(/[^\p{L}\p{N}' -]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const said = readDayRangeIn(phrase, text, context);
  const days = about !== '' && /^(?:when|where|who|is my|do i have|have i)/.test(lower) ? 31 : 1;
  return {
    kind: 'list',
    range: said ?? { from: dateOf(now.today), to: dateOf(now.today + days) },
    ...(about === '' ? {} : { about }),
  };
}
