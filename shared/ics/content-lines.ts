/**
 * The lines of a calendar file (RFC 5545 §3.1): unfolded, split into name, parameters and value.
 * Tolerant as importers have to be: any line end, lower-case names, blank lines. What is no content
 * line at all is told with its number.
 */

export type ContentLine = {
  /** Upper case, without a group prefix. */
  name: string;
  /** Names in upper case; several values of one parameter are joined by commas. */
  params: Readonly<Record<string, string>>;
  value: string;
  /** Number of its first line in the file, from 1. */
  line: number;
};

export type LineProblem = { line: number; problem: string };

export const notALine = 'This is not a line of a calendar file.';

/** Longest file that is read, in characters. */
export const longestFile = 10_000_000;

export function contentLines(text: string): { lines: ContentLine[]; problems: LineProblem[] } {
  const lines: ContentLine[] = [];
  const problems: LineProblem[] = [];
  for (const { text: whole, line } of unfolded(text)) {
    const read = readLine(whole, line);
    if (read) lines.push(read);
    else problems.push({ line, problem: notALine });
  }
  return { lines, problems };
}

function* unfolded(text: string): Generator<{ text: string; line: number }> {
  let current: { parts: string[]; line: number } | null = null;
  let number = 0;
  for (const raw of text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)) {
    number += 1;
    if (current && (raw.startsWith(' ') || raw.startsWith('\t'))) {
      current.parts.push(raw.slice(1));
      continue;
    }
    if (current) yield { text: current.parts.join(''), line: current.line };
    current = raw.trim() === '' ? null : { parts: [raw], line: number };
  }
  if (current) yield { text: current.parts.join(''), line: current.line };
}

function readLine(text: string, line: number): ContentLine | null {
  const head = /^(?:[\w-]+\.)?([A-Za-z][\w-]*)/.exec(text);
  if (!head) return null;
  const params: Record<string, string> = {};
  let at = head[0].length;
  while (text[at] === ';') {
    const param = readParam(text, at + 1);
    if (!param) return null;
    params[param.name] =
      params[param.name] === undefined ? param.value : `${params[param.name]},${param.value}`;
    at = param.end;
  }
  if (text[at] !== ':') return null;
  return { name: (head[1] ?? '').toUpperCase(), params, value: text.slice(at + 1), line };
}

/** `NAME=value`, `NAME="quoted: value"` or `NAME=a,"b"`; `end` is where the next `;` or `:` stands. */
function readParam(text: string, from: number): { name: string; value: string; end: number } | null {
  const equals = text.indexOf('=', from);
  if (equals < 0) return null;
  const name = text.slice(from, equals).toUpperCase();
  if (!/^[\w-]+$/.test(name)) return null;
  let value = '';
  let at = equals + 1;
  while (at < text.length && text[at] !== ';' && text[at] !== ':') {
    if (text[at] === '"') {
      const close = text.indexOf('"', at + 1);
      if (close < 0) return null;
      value += text.slice(at + 1, close);
      at = close + 1;
    } else {
      value += text[at];
      at += 1;
    }
  }
  return { name, value, end: at };
}

/** TEXT values escape line breaks, commas, semicolons and backslashes (RFC 5545 §3.3.11). */
export function unescapeText(value: string): string {
  return value.replace(/\\([nN,;:"\\])/g, (_all, escaped: string) =>
    escaped.toLowerCase() === 'n' ? '\n' : escaped,
  );
}

/** Splits at commas that are not escaped. */
export function listOf(value: string): string[] {
  return value
    .split(/(?<!\\),/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}
