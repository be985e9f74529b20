/**
 * Which event do these words mean? An id, or the words a person used ("gym", "my 3pm", "the dentist
 * on Thursday"). One clear match or a question with two or three choices; never a guess.
 */
import type { Ambiguous, NotFound } from '#shared/outcome.ts';
import { readClockWords } from '#shared/language/read-words.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { occurrenceId, readOccurrenceId } from '#shared/schedule/recurrence/series.ts';
import { sayEventWhen } from '#shared/schedule/say-outcome.ts';
import { titleMatch } from '#shared/schedule/title-match.ts';
import { sayDay } from '#shared/schedule/say-time.ts';
import { addDays, wallToInstant } from '#shared/schedule/wall-clock.ts';
import { plusMinutes } from './event-draft.ts';
import type { Snapshot } from './snapshot.ts';

export type EventWords = {
  /** An event's id, or words. */
  event: string;
  /** The day it is on now, `YYYY-MM-DD`, when that was said. */
  on?: string;
};

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** What a talk was about last. */
const pronoun = /^(it|that|this|that one|this one|(that|this|the) (event|meeting|appointment))$/i;
const daysAhead = 400;

export async function resolveEvent(
  snapshot: Snapshot,
  words: EventWords,
): Promise<ScheduleEvent | Ambiguous | NotFound> {
  const named = readOccurrenceId(words.event);
  if (named || uuid.test(words.event)) {
    const id = named
      ? occurrenceId(named.seriesId, Date.parse(named.originalStart) / 1000)
      : words.event.toLowerCase();
    return (
      (await snapshot.byId(id)) ?? {
        kind: 'not-found',
        say: 'I looked for an event that is not on your calendar.',
      }
    );
  }
  if (pronoun.test(words.event.trim())) return (await snapshot.spokenOf()) ?? notFound(words, snapshot);
  const events = await candidates(snapshot, words.on);
  const ranked = rank(words.on === undefined ? onceEach(events) : events, words.event, snapshot);
  const best = ranked[0];
  if (!best) return notFound(words, snapshot);
  // Other events that fit the words as well; a better fit wins without asking.
  const equals = ranked.filter(({ score }) => score === best.score).map(({ event }) => event);
  if (equals.length === 1) return best.event;
  return ambiguous(equals, snapshot);
}

async function candidates(snapshot: Snapshot, on: string | undefined): Promise<ScheduleEvent[]> {
  if (on !== undefined) {
    return snapshot.between(
      wallToInstant({ date: on }, snapshot.timeZone),
      wallToInstant({ date: addDays(on, 1) }, snapshot.timeZone),
    );
  }
  // What is over a while ago is not meant by "my gym"; what just ended may be.
  return snapshot.between(
    plusMinutes(snapshot.now, -12 * 60),
    plusMinutes(snapshot.now, daysAhead * 24 * 60),
  );
}

/** Of something that repeats, the next one; which of them is another question. */
function onceEach(events: readonly ScheduleEvent[]): ScheduleEvent[] {
  const seen = new Set<string>();
  return events.filter(({ series }) => {
    if (!series) return true;
    const isFirst = !seen.has(series.id);
    seen.add(series.id);
    return isFirst;
  });
}

function rank(events: readonly ScheduleEvent[], words: string, snapshot: Snapshot) {
  const clock = readClockWords(words.replace(/^(my|the)\s+/i, ''), snapshot);
  return events
    .map((event) => {
      const title = titleMatch(event.title, words);
      const isAtThatTime = clock.kind === 'time' && event.wall.start.time === clock.time && title === 0;
      return { event, score: isAtThatTime ? 1 : title };
    })
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || Date.parse(a.event.start) - Date.parse(b.event.start));
}

function ambiguous(events: readonly ScheduleEvent[], snapshot: Snapshot): Ambiguous {
  const shown = events.slice(0, 3);
  const choices = shown.map((event) => ({
    label: `${event.title}, ${sayEventWhen(event, snapshot.teller)}`,
    value: event.id,
    event,
  }));
  const more = events.length - shown.length;
  const question = `Which one: ${choices.map(({ label }) => label).join('; ')}${more > 0 ? `; or one of ${more} more` : ''}?`;
  return { kind: 'ambiguous', say: question, question, choices };
}

function notFound(words: EventWords, snapshot: Snapshot): NotFound {
  const title = words.event.toWellFormed().replaceAll('\0', '').slice(0, 80);
  const when = words.on === undefined ? '' : ` ${sayDay(words.on, snapshot.teller)}`;
  return { kind: 'not-found', say: `There is no “${title}” on your calendar${when}.` };
}
