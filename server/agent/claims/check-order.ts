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
  if (!isKnown(span, know)) {
    const acted = know.acts.filter(({ isThisTurn, known }) => isThisTurn && known.isStanding);
    const isAmong = acted.length > 1 && acted.some(({ known }) => known === event);
    const isIt = acted.every(({ known }) => (isLast ? known.from <= event.from : known.from >= event.from));
    return isAmong && isIt && !isNext ? found : { why: 'that time was not looked at' };
  }
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
  const isRest =
    /\b(?:that is (?:all|it|everything|the lot|the (?:whole|full|entire) list)|else|rest|otherwise|remaining)\b/.test(
      claim.shape,
    );
  if (named.length === 0 && !isRest) return { why: 'nothing is named that it could be' };
  const times = spans.length > 0 ? spans : days.map(wholeDay);
  if (times.length === 0) {
    const acts = know.acts.filter(({ isThisTurn }) => isThisTurn);
    return acts.length > 0 && /\bthat is (?:all|it|the lot)\b/.test(claim.shape)
      ? { events: [] }
      : { why: 'no time is named' };
  }
  if (!times.every((span) => isKnown(span, know))) return { why: 'that time was not looked at' };
  const told = new Set([...found.events, ...talk.told].map(({ event }) => event.id));
  const more = times.flatMap((span) => standingIn(span, know)).filter(({ event }) => !told.has(event.id));
  return more.length > 0 ? { why: 'there is more' } : found;
}

/** "An hour between the interview and lunch": from the end of the one to the start of the other. */
export function checkGap({ cells, know }: Claim): Finding {
  const [first, second] = cells.flatMap(({ title }) => (title ? [title.events] : []));
  const minutes = cells.flatMap(({ lengths }) => lengths.map((length) => length.minutes))[0];
  if (!first || !second || minutes === undefined) return { why: 'no two events are named' };
  for (const one of first.filter(({ isStanding }) => isStanding)) {
    const other = second.find((event) => event.isStanding && event.from - one.to === minutes);
    if (other && standingIn({ from: one.to, to: other.from }, know).length === 0)
      return { events: [one, other] };
  }
  return { why: 'there is another gap between them' };
}

/** Of the days that were looked at. */
export function checkBusiest({ cells, know, shape }: Claim): Finding {
  const [day] = cells.flatMap(({ days }) => days.map((mark) => mark.day.from));
  if (day === undefined) return { why: 'no day is named' };
  const days = new Set(
    know.reads
      .filter(({ about }) => about === null)
      .flatMap(({ from, to }) =>
        Array.from({ length: Math.min(62, Math.round((to - from) / 1440)) }, (_, at) => dayOfWall(from) + at),
      ),
  );
  if (!days.has(day)) return { why: 'that time was not looked at' };
  const load = (one: number): number => standingIn(wholeDay(one), know).length;
  const isMost = /\b(?:busiest|fullest)\b/.test(shape);
  const beaten = [...days].some(
    (one) => one !== day && (isMost ? load(one) >= load(day) : load(one) <= load(day)),
  );
  return beaten ? { why: 'another day is' } : { events: [] };
}
