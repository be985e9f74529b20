/** A fragment that says only when or only how long, without the small words of answering before it. */
import { firstPiece } from '#shared/language/pieces.ts';
import { isOnlyWhen, readOnlyLength } from '#shared/language/only-when.ts';
import { readClockWords, readDateWords } from '#shared/language/read-words.ts';
import { readingNow } from '#shared/language/reading-now.ts';
import type { ReadingContext } from '#shared/language/reading.ts';
import { readPhrase } from '#shared/language/utterance.ts';

const lead =
  /^(?:no|nope|nah|oh|ah|ok|okay|wait|hm+|well|sorry|actually|and|but|then|so|please|yes|yeah|also|just|only|better|rather|maybe|instead|on second thoughts?|i meant?|i said|wrong (?:day|time|one)|i changed my mind|let's (?:start|begin)(?: it)?|let's say|make (?:it|that)|let's (?:do|make it|make|say|plan|block|take|put it|move it)|scratch that|scrap that|how about|what about|can (?:we|you) (?:do|make) it|can (?:it|that|this|we have it|we have that) (?:be )?|(?:(?:\p{L}+ )?(?:asked|asks|wants|wanted|would like|wondered|says|said)(?: me| us)?(?: if| whether| that)?(?: (?:we|i) (?:can|could|should))?(?: to)? (?:do|make it|meet|have it)(?: at)?)|(?:put|move|set|have|do|change|shift|schedule|start|push|make|pencil|leave|keep) (?:it|that|this|him|her|them)(?: (?:in|down|on(?= for\b)))?(?: for)?(?: a (?:bit|little) (?:later|earlier),?)?|(?:a (?:bit|little) )?(?:later|earlier)(?=,)|(?:it|that)(?:'s| is| was| should be| will be| starts| begins| has to be)?|to|would be better|too|do(?= \d)|(?:he|she|they|we) (?:said|says|suggested|suggests|proposed|prefers?|(?:can|could) (?:do|come|make)|comes?|(?:is|are) coming)(?: (?:around|about))?)\b[,.!:…-]*\s*/iu;
const tail =
  /[\s,]*\b(?:please|thanks|thank you|of course|obviously|instead|rather|really|actually|probably|then|though|after all|sorry|as well|too|by the way|btw|i mean|i meant|(?:at |the )?same time|(?:is|was|'s|would be|sounds?|works|suits (?:me|us|him|her|them)) ?(?:fine|better|good|great|best|perfect|ideal|nice|easier|right|correct)?(?: for (?:me|us|him|her|them|everyone))?|for (?:it|that|this))?[\s.!?…]*$/i;

/** The words without "no, make it …, please". */
export function bareWords(words: string): string {
  let text = words
    .trim()
    .replace(/,?\s*\bi mean(?:t)?\b,?/gi, ' ')
    .trim();
  for (let round = 0; round < 8; round += 1) {
    const next = text.replace(lead, '');
    if (next === text || next === '') break;
    text = next;
  }
  for (let round = 0; round < 3; round += 1) text = text.replace(tail, '');
  return text.trim();
}

export type Said = {
  date?: string;
  /** `HH:MM`, or the hour as it was said where either half may be meant. */ time?: string;
  /** "To six": as the time. */ end?: string;
  /** "And 90 minutes". */ minutes?: number;
};

/** Null where the words say anything beside a day and a time. */
export function whenSaid(words: string, context: ReadingContext): Said | null {
  const text = bareWords(words).replace(
    /(?:,| and|,? but|,? for)+ (?:(?:only|just|about|for|lasting|it takes|it lasts) )*(?=(?:\d+|an?|half|three quarters|one|two|three|four|five|ten|fifteen|twenty|thirty|forty(?:-five)?|ninety)\b.*(?:hours?|minutes?|mins?|h)$)/i,
    ' for ',
  );
  if (text === '') return null;
  const phrase = readPhrase(`at ${text}`, readingNow(context));
  if (!isOnlyWhen(phrase)) return null;
  const date = readDateWords(text, context);
  const clock = firstPiece(phrase.pieces, 'clock');
  const said = {
    ...(date.kind === 'date' && saysDay(text, context) ? { date: date.date } : {}),
    ...(clock === undefined ? {} : timeSaid(text, { phrase, context })),
    ...lengthWith(phrase),
  };
  return Object.keys(said).length === 0 ? null : said;
}

/** How long, said with when. */
function lengthWith(phrase: ReturnType<typeof readPhrase>): Pick<Said, 'end' | 'minutes'> {
  const to = firstPiece(phrase.pieces, 'clock')?.to;
  if (to) return { end: to.isOpen ? openHour(to.minutes) : asClock(to.minutes) };
  const length = firstPiece(phrase.pieces, 'duration');
  return length === undefined || length.isDays ? {} : { minutes: length.minutes };
}

export const asClock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** As it was said: 4, 4:30. */
export function openHour(minutes: number): string {
  const hour = Math.floor(minutes / 60) % 12;
  const minute = minutes % 60;
  return `${hour === 0 ? 12 : hour}${minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`}`;
}

/** "In the afternoon" alone is of whatever day the talk is about. */
function saysDay(text: string, context: ReadingContext): boolean {
  const rest = text.replace(/\b(?:in|during) the (?:morning|afternoon|evening)\b|\bat night\b/i, ' ');
  return rest === text || readDateWords(rest, context).kind === 'date';
}

function timeSaid(
  text: string,
  { phrase, context }: { phrase: ReturnType<typeof readPhrase>; context: ReadingContext },
): { time?: string } {
  const clock = firstPiece(phrase.pieces, 'clock')?.from;
  const part = clock?.part ?? firstPiece(phrase.pieces, 'day')?.day.part;
  if (clock?.isOpen === true && part === undefined) return { time: openHour(clock.minutes) };
  const read = readClockWords(text, context);
  return read.kind === 'time' ? { time: read.time } : {};
}

export type LengthSaid = { minutes: number; how: 'is' | 'longer' | 'shorter' };

/** "And half an hour longer", "it takes two hours", "only 45 minutes". */
export function lengthSaid(words: string): LengthSaid | null {
  let text = bareWords(words)
    .replace(/,? (?:and )?not (?:an?|half|one|two|three|\d+)\b.{0,30}$/i, '')
    .replace(
      /^(?:it |that |this )?(?:takes|take|lasts|last|runs|(?:will|should|might|may|would|'ll) (?:take|need|last|be|do)|needs(?: to be)?|goes(?: on)?)\s+|^(?:(?:we|i|they|he|she)(?:'ll| will| should| might)? (?:only |just )?(?:needs?|gives? (?:me|us)|gave (?:me|us)|does|do|has|have|takes?|got|stays?)|(?:he|she|they)(?:'s|'re| is| are) giving (?:me|us)|give it|allow|reckon on|count on|plan|(?:i'll|i will|we'll|we will) be (?:there|away|busy|in there)|(?:i'm|we're) there)\s+/i,
      '',
    )
    .replace(/^(?:for|only|just|about|another|lasting)\s+/i, '')
    .replace(/^an? (?:full|whole|good) (hour)/i, 'an $1')
    .replace(
      /\s+(?:long|in total|only|these days|nowadays|at a time|this time|now|(?:is|should be|will be|'ll be) (?:enough|plenty|fine|ok|okay)|(?:will|should|'ll) do|at most|max|tops)$|'s (?:enough|plenty|fine)$/i,
      '',
    );
  const more = /\s+(longer|more|shorter|less)$/i.exec(text)?.[1]?.toLowerCase();
  if (more !== undefined) text = text.replace(/\s+\w+$/, '');
  const minutes = readOnlyLength(text);
  if (minutes === null) return null;
  return { minutes, how: more === undefined ? 'is' : /^(?:longer|more)$/.test(more) ? 'longer' : 'shorter' };
}
