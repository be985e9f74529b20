/**
 * The events in what a person selected or in a whole page: an e-mail with `When:` and `Where:`, an
 * agenda, a poster, prose. Every date is read by `readEvent` from the words that stand there; this only
 * decides which words belong together. Separate because a typed line is one event and a page is many.
 */
import { readEvent } from './read-event.ts';
import { readMarkup } from './read-markup.ts';
import type { Reading, ReadingContext, Span } from './reading.ts';
import { selectionPieces, type Label, type TextPiece } from './selection-pieces.ts';
import { isAboutTheMessage, nameOfPage, plainTitle } from './selection-words.ts';
import { isSeveralEvents } from './several-events.ts';

export type Selection = {
  text: string;
  /** Of the page; a last resort for a name. */
  pageTitle?: string;
  /** JSON-LD of the page, as it stands there. */
  markup?: readonly string[];
};

/** `spans` are places in the whole text. */
export type FoundEvent = { reading: Reading; from: 'words' | 'markup' };

const mostFound = 20;
/** Characters: about a quarter of a second on a slow machine, whatever was selected. */
const mostRead = 40_000;
const mostLabelled = 300;
const short = 160;

/** Best first where one is clearly meant, else as they stand in the text. Empty when nothing names a time. */
export function readSelection(selection: Selection, context: ReadingContext): FoundEvent[] {
  const { text } = selection;
  const marked = readMarkup(selection.markup ?? [], context)
    .filter(({ title }) => text.trim() === '' || text.includes(title ?? ''))
    .map((reading): FoundEvent => ({ reading, from: 'markup' }));
  if (marked.length > 0) return marked;
  const whole = text.trim();
  const pieces = selectionPieces(text);
  if (pieces.length < 2 && isAboutTheMessage(whole)) return [];
  if (whole.length <= short && pieces.length < 2 && !pieces[0]?.label) {
    const reading = shifted(readEvent(whole, context), text.indexOf(whole));
    const title = reading.title === null ? null : (plainTitle(reading.title) ?? reading.title);
    if (!isSeveralEvents(whole)) return reading.start || title ? [found({ ...reading, title })] : [];
  }
  const labelled = ofLabels(pieces, context, selection);
  // Who writes `When:` means that, not the other dates of the message.
  const all = labelled.length > 0 ? labelled : ofLines(pieces, context, selection);
  return sorted(withoutDoubles(all)).slice(0, mostFound).map(found);
}

type Read = { piece: TextPiece; reading: Reading; hasDay: boolean; hasClock: boolean };

function readPiece(piece: TextPiece, context: ReadingContext): Read {
  const reading = shifted(readEvent(piece.text, context), piece.from);
  const has = (kind: Span['kind']) => reading.spans.some((span) => span.kind === kind);
  return { piece, reading, hasDay: has('date') || has('repeat'), hasClock: has('time') };
}

/** `When: …`, or `Date: …` and `Time: …`, with what stands beside it. A mail's own `Date:` is when it was sent. */
function ofLabels(pieces: readonly TextPiece[], context: ReadingContext, selection: Selection): Reading[] {
  const readings: Reading[] = [];
  const labelled = pieces.filter(({ label }) => label !== null).slice(0, mostLabelled);
  const isHead = (piece: TextPiece) => isMailHead(pieces, piece);
  const groups = groupsOf(labelled.filter((piece) => piece.label !== 'date' || !isHead(piece)));
  for (const group of groups) {
    const of = (...names: Label[]) => group.find(({ label }) => label !== null && names.includes(label));
    const when = of('when') ?? of('start') ?? of('date') ?? of('time');
    if (!when) continue;
    const read = readPiece(when, context);
    const clock = read.hasClock ? undefined : of('time');
    const both = clock && clock !== when ? joined([read, readPiece(clock, context)], context) : read.reading;
    if (!both?.start) continue;
    const last = of('end');
    const end = last ? endOf(both, readPiece(last, context)) : both.end;
    const name = of('what') ?? labelled.find(({ label }) => label === 'what');
    const where = of('where');
    readings.push({
      ...both,
      end,
      // What is left of `When: …` once the time is taken out is no name.
      title: name ? plainTitle(name.text) : titleNear(pieces, when, selection),
      place: where ? where.text.slice(0, 300) : both.place,
      spans: [
        ...both.spans.filter(({ kind }) => kind !== 'title' && kind !== 'guest'),
        ...(last ? spanOf(last, 'time') : []),
        ...(name ? spanOf(name, 'title') : []),
        ...(where ? spanOf(where, 'place') : []),
      ],
      confidence: Math.max(both.confidence, read.hasDay ? 0.8 : 0.5),
    });
  }
  return readings;
}

/** Lines without labels: a line that has its own day and time, or a day above the times it is for. */
function ofLines(pieces: readonly TextPiece[], context: ReadingContext, selection: Selection): Reading[] {
  const readings: Reading[] = [];
  let day: Read | null = null;
  let isDayUsed = true;
  const flushDay = () => {
    if (day && !isDayUsed) readings.push(named(day.reading, day.piece));
    isDayUsed = true;
  };
  const named = (reading: Reading, piece: TextPiece): Reading => {
    const own = reading.title === null ? null : plainTitle(reading.title);
    return { ...reading, title: own ?? titleNear(pieces, piece, selection) };
  };
  let left = mostRead;
  for (const piece of oneByOne(pieces)) {
    if (!piece.isTimed || isAboutTheMessage(piece.text) || piece.label === 'who') continue;
    if (piece.label === 'date' && isMailHead(pieces, piece)) continue;
    if ((left -= piece.text.length) < 0 || readings.length >= 3 * mostFound) break;
    const now = readPiece(piece, context);
    if (!now.hasDay && !now.hasClock) continue;
    if (now.hasDay && now.hasClock) {
      flushDay();
      readings.push(named(now.reading, piece));
      day = now;
    } else if (now.hasDay) {
      flushDay();
      day = now;
      isDayUsed = now.reading.start === null;
    } else if (day && piece.line - day.piece.line <= 40) {
      const both = joined([day, now], context);
      if (!both?.start) continue;
      isDayUsed = true;
      const own = now.reading.title === null ? null : plainTitle(now.reading.title);
      const above = day.reading.title === null ? null : plainTitle(day.reading.title);
      readings.push({ ...both, title: own ?? above ?? titleNear(pieces, day.piece, selection) });
    } else if (isSaid(now.reading)) readings.push(named(now.reading, piece));
  }
  flushDay();
  return readings.map((reading) => withPlaceBelow(reading, pieces));
}

/** "Gym at 7 and yoga at 9" is read piece by piece, the day of the first being everybody's. */
function* oneByOne(pieces: readonly TextPiece[]): Generator<TextPiece> {
  for (const piece of pieces) yield* partsOf(piece);
}

function partsOf(piece: TextPiece): TextPiece[] {
  if (!piece.isTimed || !isSeveralEvents(piece.text)) return [piece];
  const parts: TextPiece[] = [];
  let from = 0;
  for (const match of piece.text.matchAll(/\s*(?:[,;]|\band then\b|\band\b|\bthen\b)\s+/gi)) {
    const text = piece.text.slice(from, match.index);
    if (!/\d|\bnoon\b|\bmidnight\b/i.test(text)) continue;
    parts.push({ ...piece, text, from: piece.from + from });
    from = match.index + match[0].length;
  }
  return [...parts, { ...piece, text: piece.text.slice(from), from: piece.from + from }];
}

/** The day of one piece and the time of another, read as if they had been written together. */
function joined([one, other]: readonly [Read, Read], context: ReadingContext): Reading | null {
  const days = one.reading.spans.filter(({ kind }) => kind === 'date' || kind === 'zone');
  const from = Math.min(...days.map((span) => span.from)) - one.piece.from;
  const to = Math.max(...days.map((span) => span.to)) - one.piece.from;
  const words = days.length > 0 ? one.piece.text.slice(from, to).replace(/^[\s,:]+/, '') : one.piece.text;
  const reading = readEvent(`${words}, ${other.piece.text}`, context);
  const spans = [...one.reading.spans.filter(({ kind }) => kind === 'date'), ...other.reading.spans];
  return { ...reading, spans, guests: other.reading.guests, place: other.reading.place ?? one.reading.place };
}

function endOf(start: Reading, { reading, hasDay, hasClock }: Read): Reading['end'] {
  if (!start.start || !reading.start || (!hasDay && !hasClock)) return start.end;
  const date = hasDay ? reading.start.date : start.start.date;
  const end = { ...reading.start, date };
  const key = ({ date: d, time = '' }: { date: string; time?: string }) => `${d} ${time}`;
  return (start.start.time === undefined) === (end.time === undefined) && key(end) > key(start.start)
    ? end
    : start.end;
}

/** A line above that is a heading, the subject, or the page's own title. */
function titleNear(pieces: readonly TextPiece[], at: TextPiece, selection: Selection): string | null {
  const index = pieces.findIndex(({ from }) => from >= at.from);
  for (const piece of pieces.slice(Math.max(0, index - 6), index).toReversed()) {
    if (at.line - piece.line > 4) break;
    if (piece.label === 'what') return plainTitle(piece.text);
    if (piece.label !== null || piece.text.length > 100 || /[.!?,;:]$/.test(piece.text)) continue;
    const title = plainTitle(piece.text);
    if (title !== null && !isAboutTheMessage(piece.text)) return title;
  }
  const subject = pieces.find(({ label }) => label === 'what');
  return plainTitle(subject?.text ?? nameOfPage(selection.pageTitle ?? ''));
}

function withPlaceBelow(reading: Reading, pieces: readonly TextPiece[]): Reading {
  const end = Math.max(...reading.spans.map(({ to }) => to));
  const line = pieces.find((piece) => piece.from <= end && end <= piece.from + piece.text.length)?.line;
  if (reading.place !== null || line === undefined) return reading;
  const where = pieces.find(
    (piece) => piece.label === 'where' && piece.line > line && piece.line - line <= 4,
  );
  return where
    ? {
        ...reading,
        place: where.text.slice(0, 300),
        spans: [...reading.spans, ...spanOf(where, 'place')],
      }
    : reading;
}

/** A subject is met before what it is about; a second `When:` begins another event. */
function groupsOf(pieces: readonly TextPiece[]): TextPiece[][] {
  const groups: TextPiece[][] = [];
  for (const piece of pieces) {
    const last = groups.at(-1);
    const before = last?.at(-1);
    const isAgain = last?.some(({ label }) => label === piece.label && label !== 'who') === true;
    if (last && before && !isAgain && piece.line - before.line <= 6) last.push(piece);
    else groups.push([piece]);
  }
  return groups;
}

function isMailHead(pieces: readonly TextPiece[], piece: TextPiece): boolean {
  return pieces.some(
    (other) => Math.abs(other.line - piece.line) <= 6 && /^\s*(?:from|to|sent|cc)\b/i.test(headOf(other)),
  );
}

const headOf = ({ label, text }: TextPiece) =>
  label === 'who' || label === 'start' ? 'to' : text.slice(0, 5);

function isSaid(reading: Reading): boolean {
  return reading.start !== null && reading.confidence >= 0.6;
}

/** The same moment told twice is one event; a day alone that has a time elsewhere is that event. */
function withoutDoubles(readings: readonly Reading[]): Reading[] {
  const kept: Reading[] = [];
  for (const reading of readings) {
    const at = kept.findIndex((other) => isSame(other, reading));
    const other = kept[at];
    if (!other) kept.push(reading);
    else if (score(reading) > score(other)) kept[at] = { ...reading, place: reading.place ?? other.place };
    else kept[at] = { ...other, place: other.place ?? reading.place };
  }
  return kept;
}

function isSame(one: Reading, other: Reading): boolean {
  if (!one.start || !other.start || one.start.date !== other.start.date) return false;
  const isOpen = one.start.time === undefined || other.start.time === undefined;
  return isOpen ? one.start.time !== other.start.time : one.start.time === other.start.time;
}

function sorted(readings: readonly Reading[]): Reading[] {
  const timed = readings.filter(({ start }) => start?.time !== undefined);
  return timed.length === 1 ? [...timed, ...readings.filter((one) => one !== timed[0])] : [...readings];
}

const score = ({ start, title, confidence }: Reading) =>
  (start?.time === undefined ? 0 : 2) + (title === null ? 0 : 1) + confidence;

const spanOf = ({ from, text }: TextPiece, kind: Span['kind']): Span[] => [
  { from, to: from + text.length, kind },
];

const found = (reading: Reading): FoundEvent => ({ reading, from: 'words' });

function shifted(reading: Reading, by: number): Reading {
  const spans = reading.spans.map((span) => ({ ...span, from: span.from + by, to: span.to + by }));
  return { ...reading, spans };
}
