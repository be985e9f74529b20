/**
 * Reads one event out of a text, as it is typed or was said. Deterministic and without a clock of
 * its own; it decides nothing that the words leave open without saying so in `confidence` and
 * `alternatives` (docs/decisions/009).
 */
import { findEmails, findUntimed } from './addresses.ts';
import type { Stretch } from './addresses.ts';
import { oneDay } from './day-match.ts';
import { eventTime } from './event-time.ts';
import { withFirstOccurrence } from './first-occurrence.ts';
import { firstPiece } from './pieces.ts';
import type { Piece } from './pieces.ts';
import { dayInTitle } from './read-holiday.ts';
import { readExceptions } from './read-exceptions.ts';
import { readGuests } from './read-guests.ts';
import { readLastPlace, readPlace } from './read-place.ts';
import { dropAsides, markTitle, titleOf } from './read-title.ts';
import { readingNow } from './reading-now.ts';
import type { ReadingNow } from './reading-now.ts';
import type { Reading, ReadingContext, Span, SpanKind } from './reading.ts';
import { scan } from './scan.ts';
import { withMonths } from './series-months.ts';
import { isSeveralEvents } from './several-events.ts';
import { turnForReading } from './to-english.ts';
import type { TokenUse } from './token-use.ts';
import { longestText, readTokens } from './tokens.ts';
import type { Token } from './tokens.ts';

/** Never throws; a text without any date or time gives `start: null`. Text beyond 2,000 characters is not read. */
export function readEvent(whole: string, context: ReadingContext): Reading {
  const said = whole.slice(0, longestText);
  const turned = turnForReading(said, context);
  const text = turned?.text ?? said;
  const now = readingNow(context);
  const tokens = readTokens(text);
  const isBlocked = blockedBy(text, tokens);
  const repeated = withMonths(withItsDays(scan(tokens, now, isBlocked)), tokens, now);
  const pieces = withExceptions(repeated, tokens, now);
  const words = new Set(tokens.map((token) => token.text));
  const time = eventTime(withDayOfTitle(pieces, tokens, now), words, now);
  const emails = findEmails(text);
  const uses = tokens.map((token): TokenUse => (isWithin(emails, token) ? 'drop' : 'free'));
  for (const piece of pieces) for (let at = piece.start; at < piece.next; at += 1) uses[at] = 'time';
  dropAsides(text, tokens, uses);
  const guests = [...readGuests(tokens, uses), ...emails.map(({ email }) => ({ email }))];
  const placeRange = readPlace(tokens, uses) ?? readLastPlace(tokens, uses);
  markTitle(text, tokens, uses);
  // From here on everything is told in the words of the person.
  const home = turned ? turned.home(tokens) : tokens;
  if (turned) dropTurned(home, uses);
  const title = titleOf(said, home, uses);
  const place = placeRange ? sliceOf(said, home, placeRange) : null;
  const reading: Reading = {
    title,
    start: time.start,
    end: time.end,
    durationMinutes: time.durationMinutes,
    allDay: time.allDay,
    repeat: firstPiece(pieces, 'repeat')?.rule ?? null,
    place,
    guests,
    reminders: pieces.filter((piece) => piece.kind === 'reminder').map((piece) => piece.minutes),
    spans: spansOf(home, { pieces, uses }),
    confidence: Math.min(time.confidence, title === null ? 0.5 : 1),
    alternatives: time.alternatives,
    ...(time.problem === null ? {} : { problem: time.problem }),
  };
  const refusal = isSeveralEvents(text)
    ? 'That sounds like more than one event. One at a time, please.'
    : ordersAll.test(text)
      ? 'That is no event to add. To take something off, say which one it is.'
      : null;
  if (refusal !== null) {
    return {
      ...reading,
      start: null,
      end: null,
      durationMinutes: null,
      confidence: 0,
      alternatives: [],
      problem: refusal,
    };
  }
  const hasDay = firstPiece(pieces, 'day') !== undefined;
  const from = firstPiece(pieces, 'repeat')?.from ?? now.today;
  return ending(hasDay ? reading : withFirstOccurrence(reading, now, from));
}

/** `delete everything`, `clear my calendar`: an order about what is there, never the name of an event. */
const ordersAll =
  /^\W*(?:please\s)?(?:delete|remove|cancel|clear|erase|wipe)\s(?:out\s)?(?:everything|it all|(?:all|the whole|the entire|my whole|my entire|my|the)\s(?:of\s)?(?:my\s|the\s)?(?:events?|appointments?|meetings?|calendar|schedule))\b/i;

/** A day that only the name of the event tells is read too, and its words stay the name. */
function withDayOfTitle(pieces: Piece[], tokens: readonly Token[], now: ReadingNow): Piece[] {
  if (firstPiece(pieces, 'day') || firstPiece(pieces, 'repeat')) return pieces;
  const day = dayInTitle(tokens, now);
  return day === null
    ? pieces
    : [...pieces, { kind: 'day', start: 0, next: 0, day: oneDay(day, 0), isEnd: false }];
}

/** A series that is over before it begins never happens. */
function ending(reading: Reading): Reading {
  const until = /UNTIL=(\d{4})(\d{2})(\d{2})/.exec(reading.repeat ?? '');
  if (!until || !reading.start || until.slice(1).join('-') >= reading.start.date) return reading;
  const problem = 'That would end before it begins.';
  return {
    ...reading,
    start: null,
    end: null,
    durationMinutes: null,
    confidence: 0.2,
    alternatives: [],
    problem,
  };
}

/** `weekly sync with Omar on Wednesdays`: how often and on which days were said apart. */
function withItsDays(pieces: Piece[]): Piece[] {
  const repeats = pieces.filter((piece) => piece.kind === 'repeat');
  const [often, days] = repeats;
  if (!often || !days || !/^FREQ=WEEKLY(?:;INTERVAL=\d+)?$/.test(often.rule)) return pieces;
  const rest = /^FREQ=WEEKLY(;BYDAY=.+)$/.exec(days.rule)?.[1];
  if (rest === undefined) return pieces;
  const rule = `${often.rule}${rest}`;
  return pieces.map((piece) => (piece === often || piece === days ? { ...piece, rule } : piece));
}

/** `daily except tomorrow`: days left out go with the rule and are not the day of the event. */
function withExceptions(pieces: Piece[], tokens: readonly Token[], now: ReadingNow): Piece[] {
  if (!firstPiece(pieces, 'repeat')) return pieces;
  const at = tokens.findIndex(({ text }) => text === 'except' || text === 'excluding');
  const which = pieces.findIndex((piece) => piece.kind === 'repeat');
  const repeat = pieces[which];
  if (at < 0 || repeat?.kind !== 'repeat') return pieces;
  const found = readExceptions(repeat.rule, tokens, { at, now });
  if (!found) return pieces.filter((piece) => piece.kind !== 'day' || piece.start < at);
  const { rule, next } = found;
  const others = pieces
    .with(which, { ...repeat, rule })
    .filter((piece) => piece.next <= at || piece.start >= next);
  const left: Piece = { kind: 'repeat', start: at, next, rule };
  return [...others, left].toSorted((a, b) => a.start - b.start);
}

function spansOf(
  tokens: readonly Token[],
  { pieces, uses }: { pieces: readonly Piece[]; uses: readonly TokenUse[] },
): Span[] {
  const spans: Span[] = [];
  for (const piece of pieces) {
    const from = tokens[piece.start];
    const to = tokens[piece.next - 1];
    if (from && to) spans.push({ from: from.from, to: to.to, kind: spanKind(piece) });
  }
  let at = 0;
  while (at < tokens.length) {
    const use = uses[at];
    let next = at + 1;
    while (next < tokens.length && uses[next] === use) next += 1;
    const kind: SpanKind | null =
      use === 'free' ? 'title' : use === 'guest' ? 'guest' : use === 'place' ? 'place' : null;
    const [from, to] = [tokens[at], tokens[next - 1]];
    if (kind && from && to) spans.push({ from: from.from, to: to.to, kind });
    at = next;
  }
  return withoutOverlaps(spans.toSorted((a, b) => a.from - b.from));
}

/** One phrase of another language may be several words of English. */
function withoutOverlaps(spans: readonly Span[]): Span[] {
  const apart: Span[] = [];
  let end = 0;
  for (const span of spans) {
    const from = Math.max(span.from, end);
    if (from >= span.to) continue;
    apart.push({ ...span, from });
    end = span.to;
  }
  return apart;
}

/** Of a phrase that was turned, no rest stays in the title when a part of it was read. */
function dropTurned(home: readonly Token[], uses: TokenUse[]): void {
  for (const [at, token] of home.entries()) {
    const isSame = (other: Token | undefined): boolean => other?.from === token.from && other.to === token.to;
    const wasRead =
      (isSame(home[at - 1]) && uses[at - 1] !== 'free') || (isSame(home[at + 1]) && uses[at + 1] !== 'free');
    if (uses[at] === 'free' && wasRead) uses[at] = 'drop';
  }
}

function spanKind(piece: Piece): SpanKind {
  if (piece.kind === 'clock') return 'time';
  if (piece.kind === 'all-day') return 'duration';
  return piece.kind === 'day' ? 'date' : piece.kind;
}

/** Inside quotes, addresses and links nothing is a time. */
function blockedBy(text: string, tokens: readonly Token[]): (at: number) => boolean {
  const stretches = findUntimed(text);
  if (stretches.length === 0) return () => false;
  return (at) => isWithin(stretches, tokens[at]);
}

function isWithin(stretches: readonly Stretch[], token: Token | undefined): boolean {
  return token !== undefined && stretches.some(({ from, to }) => token.from >= from && token.from < to);
}

function sliceOf(
  text: string,
  tokens: readonly Token[],
  range: { start: number; next: number },
): string | null {
  const from = tokens[range.start];
  const to = tokens[range.next - 1];
  return from && to ? text.slice(from.from, to.to).toWellFormed() : null;
}
