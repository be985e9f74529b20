/** An utterance made ready for the readers of commands: politeness gone, tokens and finds about time at hand. */
import type { CalendarDate } from '../schedule/event.ts';
import { dateOf } from '../schedule/day-number.ts';
import { firstPiece } from './pieces.ts';
import type { Piece } from './pieces.ts';
import { readingNow } from './reading-now.ts';
import type { ReadingNow } from './reading-now.ts';
import type { ReadingContext } from './reading.ts';
import { scan } from './scan.ts';
import { longestText, readTokens } from './tokens.ts';
import type { Token } from './tokens.ts';

export type Utterance = {
  /** Without politeness and final signs; upper and lower case as said. */
  text: string;
  lower: string;
  isQuestion: boolean;
  now: ReadingNow;
  context: ReadingContext;
};

const politeness =
  /^(?:(?:hi|hey|hello|ok|okay|alright|right|great|thanks|thank you|now|also|and|so|then|well|please|kindly|actually|um+|uh+|oh|just|maybe|perhaps|cortana|siri|alexa)\b(?!')[\s,!.:-]*|(?:can|could|would|will) (?:you|u)(?: please| kindly| just)?(?: help me)?(?: to)?\s+(?!have\b|be\b)|i(?:'d| would) (?:like|love)(?: you)? to\s+|i (?:want|need)(?: you)? to (?=(?:add|schedule|create|move|reschedule|cancel|remove|delete|push|change|undo|book|find|see|know|make|set|put)\b)|let's (?=(?:add|schedule|move|reschedule|cancel|push|find|undo|make|set|put)\b)|(?:go ahead and|make sure to|be sure to)\s+|i said\s+)/i;

export function readUtterance(whole: string, context: ReadingContext): Utterance {
  let text = whole.slice(0, longestText).replaceAll('’', "'").trim();
  const isQuestion = /\?\s*$/.test(text);
  for (let round = 0; round < 6; round += 1) {
    const match = politeness.exec(text);
    if (!match || match[0].length === text.length) break;
    text = text.slice(match[0].length);
  }
  text = text
    .replace(/[\s,]*\b(?:please|thanks|thank you|for me|will you|would you|could you)\s*[.!?]*$/i, '')
    .replace(/[\s.!?]+$/, '');
  return { text, lower: text.toLowerCase(), isQuestion, now: readingNow(context), context };
}

export type Phrase = { text: string; tokens: readonly Token[]; pieces: readonly Piece[] };

export function readPhrase(text: string, now: ReadingNow): Phrase {
  const tokens = readTokens(text);
  return { text, tokens, pieces: scan(tokens, now) };
}

/** The words of a phrase that are not about time, articles and possessives gone. */
export function wordsOutside(
  phrase: Phrase,
  kinds: readonly Piece['kind'][] = ['day', 'clock', 'duration', 'all-day', 'zone'],
): string {
  const { text, tokens, pieces } = phrase;
  let words = '';
  let at = 0;
  for (const piece of pieces) {
    if (!kinds.includes(piece.kind)) continue;
    words += `${text.slice(at, tokens[piece.start]?.from ?? at)} `;
    at = tokens[piece.next - 1]?.to ?? at;
  }
  return cleanName(words + text.slice(at));
}

/** The day a phrase names, when it names one without contradiction. */
export function dayIn(phrase: Phrase): CalendarDate | null {
  const day = firstPiece(phrase.pieces, 'day')?.day;
  return day && !day.problem && day.grain === 'day' ? dateOf(day.from) : null;
}

export function cleanName(words: string): string {
  const bare = words
    .replace(/\b(?:(?:from|off|on|in|to) (?:my|the) (?:calendar|schedule|agenda|diary))\b/gi, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^(?:(?:the|my|our|a|an|that|this|with|for)\s+)+/i, '')
    .replace(/^[\s,.'"“:;-]+|[\s,.'"”:;!?-]+$/g, '')
    .replace(/\s+(?:on|at|from|to|for|in|by|and|is|until|the|of)$/i, '')
    .trim();
  return bare.slice(0, 200).toWellFormed();
}
