/** What stands on the calendar: events with their times, counts, and what is not there. */
import type { Cell } from './cells.ts';
import { pendingWords, standsWords } from './claim-words.ts';
import type { Claim, Finding } from './check-acts.ts';
import { fits, namesTime, spansSaid } from './fits.ts';
import { isDone, isWrite } from './knowledge.ts';
import { foldedWords } from './title-words.ts';
import type { KnownEvent, Knowledge } from './knowledge.ts';
import { dayMinutes, isCovered, overlap } from './wall-minutes.ts';
import type { WallSpan } from './wall-minutes.ts';

/** Each cell is an event that stands as it is said; `talk` are the events just spoken of. */
export function checkState({ shape, cells, know }: Claim, talk: readonly KnownEvent[]): Finding {
  const backed: KnownEvent[] = [];
  if (
    /\b(?:both|all of them|all (?:of )?(?:the )?(?:two|three|four|five|six|NUMBER)|NUMBER of them)\b/.test(
      shape,
    ) &&
    cells.every(({ title }) => title === null)
  ) {
    const near = talk.length > 1 ? talk : know.focus;
    const isAll =
      near.length > 1 &&
      near.every((event) => event.isStanding && cells.every((cell) => fits(event, cell, know.now.today)));
    return isAll ? { events: near } : { why: 'it is not true of all of them' };
  }
  for (const cell of cells) {
    const event = eventFor(cell, { know, talk, shape });
    if (!event) return { why: 'no event is known that this is true of' };
    if (event.isPending && !pendingWords.test(shape)) return { why: 'it is asked for, not confirmed' };
    if (!repeatFits(event, shape)) return { why: 'it does not repeat like that' };
    backed.push(event);
  }
  return { events: backed };
}

/** Who can be said to be in without a title. */
const isSubject =
  /^(?:(?:and|so|okay|great|now|yes|then|sure|but|because|since|as|now) )*(?:it|that|this|these|those|they|everything|both|all|each|NUMBER|one|you|i|got|(?:the|your|that|this) (?:event|meeting|appointment|booking|session|entry|change|reservation|reminder|update)s?)\b/;

const indefinite = /\b(?:a|an|another|something|one|your|the|there is|you have|some)\b/;

function eventFor(
  cell: Cell,
  { know, talk, shape }: { know: Knowledge; talk: readonly KnownEvent[]; shape: string },
): KnownEvent | null {
  const isPast =
    /\b(?:was|were|used to|had(?! to)|originally|before|took|lasted|would have|frees|freed)\b/.test(shape);
  const isRight = (event: KnownEvent): boolean =>
    (event.isStanding && fits(event, cell, know.now.today)) ||
    (isPast &&
      [...event.earlier, ...(event.isStanding ? [] : [event])].some((span) =>
        fits({ ...event, ...span, there: span }, cell, know.now.today),
      ));
  if (cell.title) return cell.title.events.find(isRight) ?? null;
  const isBare = !namesTime(cell) && cell.lengths.length === 0;
  if (isBare && standsThere(shape) && know.turn.some((of) => isWrite(of) && !isDone(of))) return null;
  if (isBare && standsThere(shape) && !isSubject.test(shape)) return null;
  const near = talk.length > 0 ? talk : know.focus;
  const known = near.find(isRight);
  if (known) return known;
  if (!isBare && !indefinite.test(shape)) return know.focus.find(isRight) ?? null;
  return indefinite.test(shape) && hasTime(cell) ? (know.events.find(isRight) ?? null) : null;
}

const hasTime = namesTime;

export function repeatFits({ event }: KnownEvent, shape: string): boolean {
  if (
    !/\b(?:every|weekly|daily|monthly|yearly|annual(?:ly)?|recurring|repeats?|repeating|biweekly|each week|each day|each DAY)\b/.test(
      shape,
    )
  )
    return true;
  const rule = event.series?.rule ?? '';
  if (/\b(?:not|no|never|nor)\b/.test(shape) && rule === '') return true;
  if (/\bdaily|every day|each day\b/.test(shape)) return rule.includes('DAILY');
  if (/\bmonthly|every month\b/.test(shape)) return rule.includes('MONTHLY');
  if (/\byearly|annual|every year\b/.test(shape)) return rule.includes('YEARLY');
  return rule !== '';
}

/** Everything in a stretch of time is known. */
export function isKnown(span: WallSpan, know: Knowledge): boolean {
  return isCovered(
    span,
    know.reads.filter(({ about }) => about === null),
  );
}

export function standingIn(span: WallSpan, know: Knowledge): KnownEvent[] {
  return know.events
    .filter((event) => event.isStanding && overlap(event, span))
    .toSorted((a, b) => a.from - b.from);
}

/** "three meetings tomorrow", "only gym": as many as there are in the time that is meant. */
export function checkCount(
  { cells, know, shape }: Claim,
  { count, spans }: { count: number; spans: readonly WallSpan[] },
): Finding {
  if (isCountOfTurn(count, know)) return { events: know.focus };
  if (spans.length === 0) return { why: 'no time is named that this could be counted in' };
  if (!spans.every((span) => isKnown(span, know))) return { why: 'that time was not looked at' };
  if (/\beach\b/.test(shape)) {
    const isEach = spans.every((span) => standingIn(span, know).length === count);
    return isEach ? { events: [] } : { why: 'not as many on each day' };
  }
  const all = new Set(spans.flatMap((span) => standingIn(span, know)));
  const named = cells.flatMap(({ title }) => title?.events ?? []);
  const counted =
    named.length === 0
      ? [...all]
      : [...all].filter((event) => named.some((one) => one.event.id === event.event.id));
  if (all.size === count || counted.length === count) return { events: [...all] };
  return { why: `there are ${all.size}, not ${count}` };
}

/** Where a tool asked which one, or found only those of a name. */
function isCountOfTurn(count: number, know: Knowledge): boolean {
  const turn = new Set(know.acts.filter(({ isThisTurn }) => isThisTurn).map(({ event }) => event.id)).size;
  return (
    (count > 1 && turn === count && know.turn.every(isDone)) ||
    (count > 1 && know.turn.length === 0 && know.acts.length === count) ||
    know.turn.some(({ outcome }) => outcome.kind === 'ambiguous' && outcome.choices.length === count) ||
    know.reads.some((read) => read.isThisTurn && read.about !== null && read.count === count)
  );
}

/** Nothing there: of a time that was looked at, or of a name that was looked for. */
export function checkNothing({ cells, know, shape }: Claim, spans: readonly WallSpan[]): Finding {
  const names = cells
    .flatMap(({ title, extras }) => [...(title?.words ?? []), ...extras])
    .filter((word) => !/^(?:class|lesson|course|training)$/.test(word));
  const isNamed =
    names.length > 0 ||
    /\b(?:that name|called that|like that|matching|such|came up|turned up|no results?|no match)\b/.test(
      shape,
    );
  const gone = goneOf(cells, know);
  if (gone) return { events: gone };
  const turnReads = know.reads.filter(({ isThisTurn }) => isThisTurn);
  const wasNotFound = know.turn.some(({ outcome }) => outcome.kind === 'not-found');
  const foundNone = turnReads.some(({ count, about }) => count === 0 && (isNamed ? true : about === null));
  if (
    names.length > 0 &&
    know.events.some(
      (event) =>
        event.isStanding &&
        names.every((name) => event.words.has(name)) &&
        (spans.length === 0 || spans.some((span) => overlap(event, span))),
    )
  )
    return { why: 'it is there' };
  if (isNamed && know.turn.some((of) => isWrite(of) && !isDone(of))) {
    const said = new Set(know.facts.personWords.slice(-4).flatMap(foldedWords));
    if (names.every((name) => said.has(name))) return { events: [] };
  }
  if (spans.length === 0)
    return wasNotFound || foundNone ? { events: [] } : { why: 'that was not looked at' };
  const looked = spans.every((span) => isKnown(span, know) || (isNamed && isCovered(span, know.reads)));
  if (!looked && !(isNamed && (wasNotFound || foundNone))) return { why: 'that time was not looked at' };
  if (!isNamed && spans.some((span) => standingIn(span, know).length > 0))
    return { why: 'something is there' };
  return { events: [] };
}

/** What was taken off in this talk is not there any more: "no yoga tomorrow". */
const isGeneric = (word: string): boolean => /^(?:class|lesson|course|training)$/.test(word);

export function goneOf(cells: readonly Cell[], know: Knowledge): KnownEvent[] | null {
  const gone: KnownEvent[] = [];
  for (const cell of cells) {
    const event = know.acts.find(
      ({ kind, known }) =>
        kind === 'remove' &&
        !known.isStanding &&
        (cell.title
          ? cell.title.events.includes(known)
          : cell.clocks.length + cell.extras.length > 0 &&
            cell.extras.every((word) => isGeneric(word) || known.words.has(word))) &&
        fits(
          known,
          { ...cell, numbers: [], extras: cell.extras.filter((word) => !isGeneric(word)) },
          know.now.today,
        ),
    )?.known;
    if (!event) return null;
    gone.push(event);
  }
  return gone.length > 0 ? gone : null;
}

const standsThere = (shape: string): boolean => standsWords.test(shape);

/** Days of a claim, or today where none is named and it is about now. */
export function spansOf(cells: readonly Cell[], know: Knowledge, defaultDay: number | null): WallSpan[] {
  return cells.flatMap((cell) =>
    spansSaid(
      cell,
      defaultDay ?? (cell.clocks.length + cell.ranges.length + cell.parts.length > 0 ? know.now.today : null),
    ),
  );
}

export const wholeDay = (day: number): WallSpan => ({ from: day * dayMinutes, to: (day + 1) * dayMinutes });
