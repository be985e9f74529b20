/** Reminders: "and remind me of it", "remind me of the gym half an hour before", "no reminder after all". */
import { firstPiece } from '#shared/language/pieces.ts';
import { readOnlyLength } from '#shared/language/only-when.ts';
import { readingNow } from '#shared/language/reading-now.ts';
import { cleanName, dayIn, readPhrase, wordsOutside } from '#shared/language/utterance.ts';
import type { Known, Plan } from './known.ts';
import { call } from './known.ts';
import type { ToldEvent } from './told-events.ts';

const usualMinutes = 15;
const asks =
  /^(?:(?:please|and|also|then|oh|ok|okay|but|can you|could you)[\s,]+)*(?:remind me|(?:set|add|give me|put)(?: (?:an?|another|the))? (?:reminder|alert|alarm)|(?:alert|notify|ping|nudge|poke|warn|buzz|tell|wake) me(?= (?:about|of|\d|an?\b|half|one|two|ten|fifteen|thirty|forty|twenty|before|beforehand|ahead|in advance))|(?:an?|another) (?:reminder|alert))\b/i;
const refuses =
  /\b(?:no|without|remove|delete|cancel|drop|take off|turn off|switch off|don't|do not|skip|forget)\b.*\b(?:remind\w*|alerts?|alarm)\b/i;

/** "Ten minutes before the dentist": what it is for, not when. */
const beforeName = /\b(?:before|ahead of|prior to) (?:(?:the|my|our|that) \S|\p{Lu}\p{Ll})/u;

/** Null where nothing of a reminder is said, or where something is to be remembered that is no event yet. */
export function planReminder(words: string, known: Known, focus: ToldEvent | null): Plan | null {
  const said = words.replace(/\b(?:the|a|one) (?:day|night|evening) (?=before|ahead|in advance)/i, '1 day ');
  if (refuses.test(said)) {
    return focus === null ? null : call('update_event', { event: focus.id, remind_minutes_before: [] });
  }
  const other = otherLength(said);
  if (other !== null && focus !== null)
    return call('update_event', { event: focus.id, remind_minutes_before: other });
  const better = betterCount(said, known);
  if (better !== null && focus !== null)
    return call('update_event', { event: focus.id, remind_minutes_before: better });
  const more = moreBefore(said, known);
  if (more !== null && focus !== null)
    return call('update_event', { event: focus.id, remind_minutes_before: more });
  const lead = asks.exec(said)?.[0];
  if (lead === undefined) return null;
  const phrase = readPhrase(said, readingNow(known.context));
  const several = lengthsIn(said);
  const minutes =
    (several.length > 1 ? several : undefined) ??
    firstPiece(phrase.pieces, 'reminder')?.minutes ??
    firstPiece(phrase.pieces, 'duration')?.minutes ??
    usualMinutes;
  const rest = wordsOutside(phrase, ['reminder'])
    .replace(asks, '')
    .replace(
      /\b(?:before|ahead(?: of)?|prior(?: to)?|in advance|beforehand|as well|too|please|(?:\d+|an?|half an?) (?:minutes?|hours?|days?|weeks?))\b/gi,
      ' ',
    )
    .trim();
  // "To call the bank": something of its own, to be added.
  if (/^(?:to|that)\b(?! (?:it|that|this)$)/i.test(rest)) return null;
  const about = rest.replace(/^(?:of|about|for|on)\b/i, '').trim();
  const isPronoun = /^(?:(?:it|that|this|the)?(?: (?:event|meeting|appointment|one))?)$/i.test(about);
  if (isPronoun) return call('update_event', { event: focus?.id ?? 'it', remind_minutes_before: minutes });
  const named = readPhrase(about, readingNow(known.context));
  if (firstPiece(named.pieces, 'clock')) return null;
  const on = dayIn(named);
  const event = cleanName(wordsOutside(named));
  const isNamed = /^(?:of|about|for)\b/i.test(rest) || beforeName.test(said);
  if (event === '' || !isNamed) return null;
  return call('update_event', { event, ...(on === null ? {} : { on }), remind_minutes_before: minutes });
}

/** "A day before and an hour before": both. */
function lengthsIn(said: string): number[] {
  const lengths = said.matchAll(
    /\b((?:an?|half an?|one|two|three|five|ten|fifteen|twenty|thirty|\d+) (?:minute|min|hour|day|week)s?)(?= (?:before|ahead|in advance|and (?:an?|one|two|half|\d|ten|fifteen|thirty)\b))/gi,
  );
  return [...lengths].flatMap(([, words = '']) => readOnlyLength(words) ?? []);
}

/** "Make the reminder half an hour". */
function otherLength(said: string): number | null {
  const length =
    /^(?:please )?(?:make|set|change|move) (?:the|my|that) (?:reminder|alert) (?:to )?(.+?)(?: (?:before|in advance|earlier))?$/i.exec(
      said,
    )?.[1];
  return length === undefined ? null : readOnlyLength(length);
}

/** "Three, better", after "two hours before": of the same unit. */
function betterCount(said: string, { calls }: Known): number | null {
  const set = calls.at(-1)?.arguments['remind_minutes_before'];
  const count = /^(?:better |rather )?(\w+),? ?(?:better|rather)?$/i.exec(said)?.[1];
  if (typeof set !== 'number' || count === undefined || !/\b(?:better|rather)\b/i.test(said)) return null;
  const unit = set % 1440 === 0 ? 'days' : set % 60 === 0 ? 'hours' : 'minutes';
  return readOnlyLength(`${count} ${unit}`);
}

/** "And a day before as well", after one was set. */
function moreBefore(said: string, { calls }: Known): number[] | null {
  const set = calls.at(-1)?.arguments['remind_minutes_before'];
  const length =
    /^(?:and |also |plus |no,? |better |rather |actually,? |make (?:it|that) |i meant? )*(.+?) (?:before|in advance|earlier)(?: (?:as well|too|also))?$/i.exec(
      said,
    )?.[1];
  if (set === undefined || length === undefined) return null;
  const minutes = readOnlyLength(length);
  if (minutes === null) return null;
  if (/^(?:no|better|rather|actually|make (?:it|that)|i meant?)\b/i.test(said)) return [minutes];
  const had = (Array.isArray(set) ? set : [set]).filter((one) => typeof one === 'number');
  return [...new Set([...had, minutes])];
}
