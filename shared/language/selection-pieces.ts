/**
 * A long text (an e-mail, a page) cut into pieces short enough to hold one event each, with their
 * places. One pass, no backtracking: what is selected on a page may be 200,000 characters of anything.
 */

export type TextPiece = {
  text: string;
  /** UTF-16 offset into the whole text. */
  from: number;
  /** Counts lines; pieces of one line share it. */
  line: number;
  /** `When: …` has the label `when`; its `text` begins after it. */
  label: Label | null;
  /** Worth reading for a time: it names a number or a day. */
  isTimed: boolean;
};

export type Label = 'when' | 'date' | 'time' | 'start' | 'end' | 'where' | 'what' | 'who';

/** More is cut off; the person is told. */
export const longestSelection = 200_000;
const longestPiece = 400;
const mostPieces = 8_000;

const labels = new Map<string, Label>([
  ...(['when', 'date and time', 'date & time', 'date/time', 'datum und zeit', 'wann', 'cuándo'] as const).map(
    (word): [string, Label] => [word, 'when'],
  ),
  ...(['date', 'day', 'datum', 'fecha'] as const).map((word): [string, Label] => [word, 'date']),
  ...(['time', 'hour', 'hours', 'uhrzeit', 'hora'] as const).map((word): [string, Label] => [word, 'time']),
  ...(
    [
      'start',
      'starts',
      'from',
      'begin',
      'begins',
      'start time',
      'depart',
      'departs',
      'departure',
      'beginn',
    ] as const
  ).map((word): [string, Label] => [word, 'start']),
  ...(['end', 'ends', 'until', 'end time', 'arrive', 'arrives', 'arrival', 'ende'] as const).map(
    (word): [string, Label] => [word, 'end'],
  ),
  ...(['where', 'location', 'place', 'venue', 'room', 'address', 'ort', 'wo', 'lugar'] as const).map(
    (word): [string, Label] => [word, 'where'],
  ),
  ...(['what', 'event', 'subject', 'title', 'topic', 'summary', 're', 'betreff', 'asunto'] as const).map(
    (word): [string, Label] => [word, 'what'],
  ),
  ...(['who', 'with', 'to', 'cc', 'sent', 'organizer', 'organiser', 'host'] as const).map(
    (word): [string, Label] => [word, 'who'],
  ),
]);

const timed =
  /\d|\b(?:mon|tue|wed|thu|fri|sat|sun|today|tonight|tomorrow|noon|midday|midnight|heute|morgen|hoy|mañana)/i;

export function selectionPieces(whole: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let line = 0;
  let from = 0;
  const text = whole.slice(0, longestSelection);
  while (from < text.length && pieces.length < mostPieces) {
    const next = endOfLine(text, from);
    const { label, skipped } = labelOf(text.slice(from, Math.min(next.to, from + longestPiece)));
    for (const part of sentences(text, from + skipped, next.to)) {
      const { start, to } = trimmed(text, part.from, part.to);
      if (start >= to) continue;
      const words = text.slice(start, to);
      pieces.push({ text: words, from: start, line, label, isTimed: timed.test(words) });
    }
    from = next.after;
    line += next.lines;
  }
  return pieces;
}

/** Chrome hands a selection over with its line breaks as two spaces. */
function endOfLine(text: string, from: number): { to: number; after: number; lines: number } {
  for (let at = from; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    const isBreak = sign === 10 || sign === 13 || sign === 0x2028 || sign === 0x2029;
    if (!isBreak && !(sign === 32 && text.charCodeAt(at + 1) === 32)) continue;
    let after = at + 1;
    let lines = 1;
    while (after < text.length && /\s/.test(text.charAt(after))) {
      if (text.charCodeAt(after) === 10) lines += 1;
      after += 1;
    }
    return { to: at, after, lines: lines > 2 ? 2 : 1 };
  }
  return { to: text.length, after: text.length, lines: 1 };
}

function labelOf(line: string): { label: Label | null; skipped: number } {
  const at = line.search(/[:：]/);
  if (at < 1 || at > 20) return { label: null, skipped: 0 };
  const label = labels.get(
    line
      .slice(0, at)
      .trim()
      .toLowerCase()
      .replace(/^[*•·\-–]\s*|\*+$/g, ''),
  );
  return label === undefined ? { label: null, skipped: 0 } : { label, skipped: at + 1 };
}

function sentences(text: string, from: number, to: number): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  let start = from;
  for (let at = from; at < to; at += 1) {
    const sign = text.charAt(at);
    const isTooLong = at - start >= longestPiece && sign === ' ';
    // "Dr. Smith" and "3 p.m. on" go on; a sentence ends before a capital letter and after a word of three letters.
    const isEnd =
      (sign === '.' || sign === '!' || sign === '?') &&
      text.charAt(at + 1) === ' ' &&
      (sign !== '.' || /[\p{L}\d)]{3}$|\d$|\d ?[ap]m$/iu.test(text.slice(Math.max(start, at - 5), at))) &&
      /^\s+["“(]?[\p{Lu}\d]/u.test(text.slice(at + 1, at + 6));
    if (!isTooLong && !isEnd && at - start < longestPiece * 2) continue;
    found.push({ from: start, to: at + 1 });
    start = at + 1;
  }
  found.push({ from: start, to });
  return found;
}

function trimmed(text: string, from: number, to: number): { start: number; to: number } {
  let start = from;
  let end = to;
  while (start < end && /[\s*•·>|–—-]/.test(text.charAt(start))) start += 1;
  while (end > start && /[\s*|]/.test(text.charAt(end - 1))) end -= 1;
  return { start, to: end };
}
