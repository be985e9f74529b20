/** Questions about what is on: on a day, at an hour, next, or whether there is room. */
import type { Command } from './command.ts';
import { clockOf, dateOf } from '../schedule/day-number.ts';
import { chooseHalf, chooseHalves } from './half-of-day.ts';
import { partHoursIn } from './part-hours.ts';
import { firstPiece } from './pieces.ts';
import { readDayRangeIn } from './read-day-range.ts';
import { wordAt } from './tokens.ts';
import { readPhrase, wordsOutside } from './utterance.ts';
import type { Phrase, Utterance } from './utterance.ts';

const listLead =
  /^(?:what|what's|whats|which|tell (?:me|us) (?=about|what|when|where|which|who|how|my|the|everything|all|if|whether)|(?:show|list|tell|read|check|see|view|give|display|look at|go through)(?= (?:(?<!tell )(?:me|us)|my|our|what|what's|everything|all|today|today's|tomorrow|tomorrow's|next|this|events|meetings|appointments|calendar|(?:the )?(?:calendar|schedule|agenda|day|week|events|meetings))\b)|do i have|have i got|am i|any|anything|how (?:long|busy|full|free|packed) (?:is|are|does|do|will|am)|is there|are there|how does|how's|how many|how is|when is|when's|when do|when does|where is|where's|who|is my|is it|did (?:you|we|i) (?:really |already |just )?(?:add|book|put|schedule|create|save|enter)|(?:is|are|will)(?= .*\b(?:free|busy|open|available|taken|booked|full|scheduled|planned|anything|something|nothing|still on|taking place|on my (?:calendar|schedule))\b)|are my|what've)\b/;
/** `my schedule tomorrow`, `agenda for friday`; `schedule lunch` asks for something else. */
const bareSchedule =
  /^(?:(?:my|our|the|today's|tomorrow's)\s+(?:schedule|agenda|calendar|events|meetings|day|week)\b|(?:agenda|calendar|events)(?:$|\s+(?:for|on|today|tomorrow)\b)|schedule (?:for|on) (?:today|tomorrow|\w+day|this|next)\b\W*$)/;
const fillers =
  /\b(?:what time(?: is| are| does| do)?|how (?:long|busy|full|free|packed)(?: is| are| does| do| will| am)?|(?:first|last) (?:thing|one|event|meeting|appointment)|having|left|remaining|about(?=\s*$)|(?:after|before|from|until|till|since)(?=\s*$|\s+(?:on|the)\b)|with(?=\s*$)|(?:coming|invited|going|joining)(?= to\b)|attending|joining|(?<=(?:coming|invited|going|joining|be|is) )to(?: be at)?|did (?:you|we|i)|(?:really |already |just )?(?:add(?:ed)?|put|create[d]?|save[d]?|enter(?:ed)?|booked|book)|something|nothing|taken|full|still|open|will|be|it|that|what(?:'s|s| is| are| do| does| have|'ve)?|which|show(?: me)?|list|tell me(?: about)?|read(?: me)?|do i have|have i got|have i|do we have|am i|any(?:thing)?|is there|are there|how(?:'s| does| is| many)?|look(?: like|ing)?|when(?:'s| is| do i have| does| are)?|where(?:'s| is)|who(?:'s| is)?|check|see|view|give me|display|i|we|my|our|the|on|in|got|have|going|planned|scheduled|coming up|up|next|for|there|like|calendar|schedule|agenda|day|plans?|events?|meetings?|appointments?|everything|all|things?|to do|doing|busy|free|available|happening|at|is|are|else|a|an|of|with me|do|does|please|week|today's|tomorrow's|take place|start|begin|end)\b/gi;

const asksFree =
  /^(?:am i|are we|will (?:i|we) be|is|are|will)\b.*\b(?:free|busy|open|available|taken|booked|full)\b|^(?:is|are|do i have|have i)\b.*\b(?:anything|something|nothing)\b|^anything\b/;
const asksNext =
  /\b(?:my|the|our)\s+next\s+(?:meeting|event|appointment|thing|call|entry|one)s?\b|^what(?:'s| is) (?:coming )?(?:up )?next\b/;

/** `what do I have tomorrow?`, `am I free at 3?`, `when is my dentist appointment?`. */
const asksOverlap =
  /\b(?:double[- ]?book(?:ed|ings?)?|overlap(?:s|ping)?|clash(?:es|ing)?|at the same time|at once)\b/;
/** Of several, and of no day: what is coming up. */
const asksAll =
  /\b(?:appointments|meetings|events)\b.*\b(?:do i have|have i(?: got)?|are (?:there|coming up|scheduled|planned))\b|\b(?:upcoming|coming) (?:appointments|meetings|events)\b/;

export function readList(utterance: Utterance): Command | null {
  const { text, lower, isQuestion, now, context } = utterance;
  if (
    !listLead.test(lower) &&
    !(isQuestion && /\b(?:calendar|schedule|agenda)\b/.test(lower)) &&
    !bareSchedule.test(lower)
  )
    return null;
  const phrase = readPhrase(text, now);
  if (asksOverlap.test(lower))
    return {
      kind: 'list',
      range: readDayRangeIn(phrase, text, context) ?? { from: dateOf(now.today), to: dateOf(now.today + 14) },
      overlaps: true,
    };
  const about = wordsOutside(phrase)
    .replace(fillers, ' ')
    .replace(/[^\p{L}\p{N}' -]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const said = readDayRangeIn(phrase, text, context);
  // "Is it booked?", "what did you just do?": about this talk, which nobody but the agent knows.
  if (said === null && aboutTheTalk.test(lower)) return null;
  if (said === null && asksNext.test(lower) && about === '')
    return { kind: 'list', range: { from: dateOf(now.today), to: dateOf(now.today + 62) }, next: true };
  const isFar =
    about === ''
      ? asksAll.test(lower) && !/\btoday\b/.test(lower)
      : /^(?:when|where|who|is|did|what time|how long|do i have|have i)/.test(lower);
  const days = isFar ? 31 : 1;
  const range = said ?? { from: dateOf(now.today), to: dateOf(now.today + days) };
  if (about !== '') return { kind: 'list', range, about };
  const hour = hourOf(phrase);
  const isOver = said === null && hour.at !== undefined && hour.at <= clockOf(now.minutes);
  return {
    kind: 'list',
    range: isOver ? { from: dateOf(now.today + 1), to: dateOf(now.today + 2) } : range,
    ...hour,
    ...(asksFree.test(lower) ? { asksFree: true as const } : {}),
  };
}

const aboutTheTalk =
  /^(?:what(?:'s| is)? (?:the )?time\b(?! (?:is|does|do|am|are|can|could) (?!it\b))|(?:is|was|did|where|when|what)\b.*\b(?:it|that)\b|what\b.*\b(?:you|was the last)\b|who are\b|(?:is|are) (?:this|you)\b)/;

/** A clock narrows the day, or a part of it: "at 2", "between 2 and 4", "in the afternoon". */
function hourOf(phrase: Phrase): { at?: string; until?: string } {
  const clock = firstPiece(phrase.pieces, 'clock');
  if (!clock) {
    const part = partHoursIn(phrase.pieces);
    return part === null ? {} : { at: part.after ?? '00:00', until: part.before ?? '23:59' };
  }
  const day = firstPiece(phrase.pieces, 'day')?.day;
  const hints = { part: day?.part, words: new Set<string>() };
  if (!clock.to) {
    const { minutes } = chooseHalf(clock.from, hints);
    if (minutes >= 1440) return {};
    // "Anything after five?" asks for the rest of the day.
    const leads = [clock.start - 1, clock.start].map((at) => wordAt(phrase.tokens, at));
    if (leads.some((word) => /^(?:after|from|since)$/.test(word)))
      return { at: clockOf(minutes), until: '23:59' };
    if (leads.some((word) => /^(?:before|until|till)$/.test(word)) && minutes > 0)
      return { at: '00:00', until: clockOf(minutes) };
    return { at: clockOf(minutes) };
  }
  const { start, end } = chooseHalves(clock.from, clock.to, hints);
  return start.minutes < end && end < 1440 ? { at: clockOf(start.minutes), until: clockOf(end) } : {};
}
