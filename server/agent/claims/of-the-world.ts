/**
 * Words about the world, where the person asked about the world: "Goethe.", "Whales are mammals."
 * Nothing in them may reach a calendar: no time that could be the person's, nobody who has one,
 * nothing that only points.
 */
import { extrasOf } from './cells.ts';
import type { Clause } from './clauses.ts';
import { foreignStems, functionWords } from './known-words.ts';
import type { Look } from './look.ts';
import { marksOf } from './marks.ts';
import type { Mark } from './marks.ts';

/** Whose day it could be, what stands on it, and what only points at something said before. */
const personal =
  /\b(?:you|your|yours|my|mine|our|we|us|calendars?|schedules?|agenda|diary|planner|events?|meetings?|appointments?|bookings?|booked|reminders?|remind|reservations?|slots?|invites?|invitations?|alarms?|free|busy|available|cancell?ed|rescheduled|moved|added|everything|everyone|both|already|there it is|there you go|here you go|voila|done|all set|sorted|good to go|taken care|in the bag)\b/;
const pointing =
  /^(?:(?:and|but|so|yes|no|okay|sure|now|well) )*(?:it|that|this|these|those|they|all|one|there|in|on|off|out|up|gone|back|he|she)\b/;
const ownMind =
  /^(?:(?:and|but|so|well|sadly|yes|no) )*i (?:do not|am not|can not|like|love|prefer|think of|enjoy|am an?|am made|am glad|am happy|am sorry)\b/;

export function isOfTheWorld({ shape, marks, mood }: Clause, { topic, know, said }: Look): boolean {
  if (topic !== 'other' || know.turn.length > 0 || mood === 'wishes') return false;
  if (marks.some(({ kind }, at) => /^(?:title|clock|range|moment|part)$/.test(kind) && !isCount(marks, at)))
    return false;
  const heard = new Set(said.last.cells.flatMap(({ days }) => days.map((mark) => mark.day.from)));
  if (marksOf(marks, 'day').some((mark) => !/^\d{4}$/.test(mark.said.trim()) && !heard.has(mark.day.from)))
    return false;
  if (personal.test(shape) || marks.some((mark) => mark.kind === 'word' && foreignStems.test(mark.word)))
    return false;
  if (marks.some(({ kind }) => kind === 'sign') && !/[a-z]/.test(shape)) return false;
  if (ownMind.test(shape)) return true;
  return !/\bi\b/.test(shape) && (!pointing.test(shape) || extrasOf(marks).length > 0);
}

/** "About two million inhabitants": a number before a thing is no hour. */
function isCount(marks: readonly Mark[], at: number): boolean {
  const [mark, next] = [marks[at], marks[at + 1]];
  return (
    mark?.kind === 'clock' && mark.clock.isOpen && next?.kind === 'word' && !functionWords.has(next.word)
  );
}
