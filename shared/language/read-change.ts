/** Utterances that change an event that is there: move, make longer, rename, remove. */
import type { Command } from './command.ts';
import { firstPiece } from './pieces.ts';
import { readMove } from './read-move.ts';
import { readWhich } from './read-which.ts';
import { wordAt } from './tokens.ts';
import { cleanName, readPhrase, wordsOutside } from './utterance.ts';
import type { Utterance } from './utterance.ts';

const removeVerb =
  /^(?:remove|delete|cancel|drop(?! (?:off|by|in|out|over)\b)|clear(?! (?:out|up|off)\b)|erase|scrap|call off|get rid of|take off|unschedule|scratch)\s+/i;
const updateVerb = /^(?:make|set|extend|shorten|lengthen|cut|keep|change|stretch|trim|limit)\s+/i;

export function readChange(utterance: Utterance): Command | null {
  return (
    readRename(utterance) ??
    readPlaceChange(utterance) ??
    readResize(utterance) ??
    readMove(utterance) ??
    readRemove(utterance)
  );
}

/** `rename gym to yoga`, `change the title of gym to yoga`. */
function readRename({ text, now }: Utterance): Command | null {
  const match =
    /^rename\s+(.{1,200}?)\s+(?:to|as|into)\s+(.{1,200})$/i.exec(text) ??
    /^(?:change|set)\s+(?:the\s+)?(?:name|title) of\s+(.{1,200}?)\s+to\s+(.{1,200})$/i.exec(text);
  if (!match?.[1] || !match[2]) return null;
  return { kind: 'update', ...readWhich(readPhrase(match[1], now)), title: cleanName(match[2]) };
}

/** `change the place of lunch to Cafe Rio`. */
function readPlaceChange({ text, now }: Utterance): Command | null {
  const match =
    /^(?:change|set|update|make)\s+(?:the\s+)?(?:place|location|venue|room) (?:of|for)\s+(.{1,200}?)\s+(?:to|as)\s+(.{1,200})$/i.exec(
      text,
    );
  if (!match?.[1] || !match[2]) return null;
  return {
    kind: 'update',
    ...readWhich(readPhrase(match[1], now)),
    place: match[2].replace(/^(?:at|in)\s+/i, '').trim(),
  };
}

/** `make standup 45 minutes`, `extend gym to 2 hours`: a length at the end and no clock anywhere. */
function readResize({ text, now }: Utterance): Command | null {
  const verb = updateVerb.exec(text);
  if (!verb) return null;
  const phrase = readPhrase(text.slice(verb[0].length).replace(/\s+(?:long|in length|in total)$/i, ''), now);
  const last = phrase.pieces.at(-1);
  if (last?.kind !== 'duration' || last.next !== phrase.tokens.length || firstPiece(phrase.pieces, 'clock'))
    return null;
  const lead = wordAt(phrase.tokens, last.start - 1);
  if (/^by$/.test(wordAt(phrase.tokens, last.start)) || lead === 'by' || last.start === 0) return null;
  if (/^(?:an?|one|another|some)$/.test(wordAt(phrase.tokens, 0))) return null;
  const name = readWhich(phrase);
  return name.event === '' ? null : { kind: 'update', ...name, durationMinutes: last.minutes };
}

function readRemove({ text, now }: Utterance): Command | null {
  const taken =
    /^take\s+(.{1,200}?)\s+(?:off|out of|from)(?:\s+(?:my|the)\s+(?:calendar|schedule|agenda))?$/i.exec(text);
  const verb = removeVerb.exec(text);
  const rest = taken?.[1] ?? (verb ? text.slice(verb[0].length) : null);
  if (rest === null) return null;
  const phrase = readPhrase(rest, now);
  const name = readWhich(phrase);
  // "Drop the kids at school at 8": something to do, not an event to drop.
  const isErrand =
    /^(?:drop|clear|scratch|scrap)$/i.test(verb?.[0].trim() ?? '') && firstPiece(phrase.pieces, 'clock');
  if (isErrand && wordsOutside(phrase) !== '') return null;
  if (
    /^(?:everything|all|all (?:(?:of )?(?:my|the) )?(?:events|meetings|appointments)|day|events|meetings|(?:whole |entire )?(?:calendar|schedule))$/i.test(
      name.event,
    )
  )
    return { kind: 'unknown', advice: 'I take events off one at a time. Which one?' };
  return name.event === '' ? null : { kind: 'remove', ...name };
}
