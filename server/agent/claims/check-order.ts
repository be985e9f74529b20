/** First, next, last, only, nothing else: true of a whole stretch of time, which has to be known. */
import type { Claim, Finding } from './check-acts.ts';
import { checkState, isKnown, standingIn, wholeDay } from './check-state.ts';
import type { KnownEvent } from './knowledge.ts';
import type { Look } from './look.ts';
import { dayOfWall } from './wall-minutes.ts';
import type { WallSpan } from './wall-minutes.ts';

export function checkOrder(claim: Claim, talk: readonly KnownEvent[]): Finding {
  const { shape, know } = claim;
  const found = checkState(claim, talk);
  if ('why' in found) return found;
  const [event] = found.events;
  if (!event) return { why: 'no event is named' };
  const day = wholeDay(dayOfWall(event.from));
  const isLast = /\b(?:last|latest|final)\b/.test(shape);
  const isNext = /\bnext\b/.test(shape);
  const span: WallSpan = isLast
    ? { from: event.from + 1, to: day.to }
    : { from: isNext ? know.at : day.from, to: event.from };
  if (!isKnown(span, know)) return { why: 'that time was not looked at' };
  const others = standingIn(span, know).filter(
    (other) => other !== event && other.from >= span.from && !other.event.allDay,
  );
  return others.length > 0 ? { why: 'another one comes first' } : found;
}

/** "Only gym", "that is all", "nothing else": the days spoken of hold no more than was told. */
export function checkOnly(
  claim: Claim,
  { look, spans }: { look: Look; spans: readonly WallSpan[] },
): Finding {
  const { know, talk } = look;
  const named = claim.cells.flatMap(({ title }) => (title ? [title] : []));
  const found = named.length > 0 ? checkState(claim, talk.events) : { events: [...talk.told] };
  if ('why' in found) return found;
  const days = [...new Set([...found.events, ...talk.told].map(({ from }) => dayOfWall(from)))];
  const times = spans.length > 0 ? spans : days.map(wholeDay);
  if (times.length === 0) {
    const acts = know.acts.filter(({ isThisTurn }) => isThisTurn);
    return acts.length > 0 && /\bthat is (?:all|it)\b/.test(claim.shape)
      ? { events: [] }
      : { why: 'no time is named' };
  }
  if (!times.every((span) => isKnown(span, know))) return { why: 'that time was not looked at' };
  const told = new Set([...found.events, ...talk.told].map(({ event }) => event.id));
  const more = times.flatMap((span) => standingIn(span, know)).filter(({ event }) => !told.has(event.id));
  return more.length > 0 ? { why: 'there is more' } : found;
}
