/** A free time that was offered is taken, with what it is for: "take the first one", "11 is good, call it deep work". */
import { firstPiece } from '#shared/language/pieces.ts';
import { readingNow } from '#shared/language/reading-now.ts';
import { cleanName, readPhrase, wordsOutside } from '#shared/language/utterance.ts';
import type { FreeSlot } from '#shared/outcome.ts';
import { dataOf } from './data-of.ts';
import type { Known, Plan, Recalled } from './known.ts';
import { call } from './known.ts';
import { tidySpeech } from './tidy-speech.ts';
import type { Understood } from './understand.ts';
import { whenSaid } from './when-said.ts';

export function planSlot(words: string, understood: Understood, known: Known): Plan | null {
  const last = known.calls.at(-1);
  if (last?.tool !== 'find_time' || last.outcome?.kind !== 'done') return null;
  const slots = slotsIn(last);
  const slot = chosen(words, { slots, understood, known });
  if (slot === null) return planOtherTime(words, last, known);
  const title = titleIn(words, known) ?? titleIn(tidySpeech(known.said.at(-1) ?? ''), known);
  if (title === null) return null;
  const { start, end } = slot.wall;
  return call('add_event', { title, date: start.date, start_time: start.time, end_time: end.time });
}

/** "8:30 works", though it was not among the times: what it was for stands in the question. */
function planOtherTime(words: string, { arguments: args }: Recalled, known: Known): Plan | null {
  const when = whenSaid(words, known.context);
  const title = titleIn(tidySpeech(known.said.at(-1) ?? ''), known);
  const date = when?.date ?? args['on'] ?? (args['from'] === args['to'] ? args['from'] : undefined);
  if (when?.time === undefined || title === null || date === undefined) return null;
  return call('add_event', { title, date, start_time: when.time, duration: args['duration'] });
}

function slotsIn({ outcome }: Recalled): FreeSlot[] {
  const { slots } = dataOf(outcome);
  return Array.isArray(slots) ? (slots as FreeSlot[]) : [];
}

function chosen(
  words: string,
  { slots, understood, known }: { slots: readonly FreeSlot[]; understood: Understood; known: Known },
): FreeSlot | null {
  if (understood.kind === 'choose') return slots.at(understood.choice ?? 0) ?? null;
  const { tokens, pieces } = readPhrase(`at ${words.trim()}`, readingNow(known.context));
  const clock = firstPiece(pieces, 'clock')?.from;
  const ordinal = /\b(first|second|third|last)(?: one| slot| time)?\b/i.exec(words)?.[1]?.toLowerCase();
  if (clock === undefined) {
    const at = ordinal === undefined ? null : ['first', 'second', 'third'].indexOf(ordinal);
    return at === null || tokens.length > 12 ? null : (slots.at(at) ?? null);
  }
  const times = [clock.minutes, ...(clock.isOpen ? [clock.minutes + 720] : [])].map(
    (minutes) =>
      `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`,
  );
  return slots.find(({ wall }) => times.includes(wall.start.time)) ?? null;
}

/** What it is for: behind "for", "to go" or "call it". */
function titleIn(words: string, { context }: Known): string | null {
  const found =
    /\b(?:call it|name it|as|titled|called)\s+(.{2,100}?)[.!?]*$/i.exec(words)?.[1] ??
    /\b(?:for|to (?:go(?: to)?|do|have|take))\s+(?!\d|an? (?:hour|minute)|half)(.{2,100}?)[.!?]*$/i.exec(
      words,
    )?.[1];
  if (found === undefined) return null;
  const name = cleanName(wordsOutside(readPhrase(found, readingNow(context))));
  return name === '' || /^(?:it|that|this|me|us|us all)$/i.test(name)
    ? null
    : name.charAt(0).toUpperCase() + name.slice(1);
}
