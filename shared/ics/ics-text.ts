/** Text as a calendar file can hold it: escaped, in lines of at most 75 octets (RFC 5545 §3.1, §3.3.11). */

const longestLine = 75;

/** Folded, each ending in CRLF. */
export function toLines(lines: readonly string[]): string {
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

export function textOf(text: string): string {
  return withoutControls(text)
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replaceAll('\n', '\\n');
}

/** A parameter's value; quotes and line breaks are written as in RFC 6868. */
export function quoted(text: string): string {
  const escaped = withoutControls(text).replaceAll('^', '^^').replaceAll('"', "^'").replaceAll('\n', '^n');
  return `"${escaped}"`;
}

/** What `quoted` wrote, without its quotes. */
export function unquoted(value: string): string {
  return value.replace(/\^([\^'n])/g, (_all, escaped: string) =>
    escaped === 'n' ? '\n' : escaped === "'" ? '"' : '^',
  );
}

/** Tabs and line breaks stay. */
function withoutControls(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\p{Cc}]/gu, (one) => (one === '\n' || one === '\t' ? one : ''));
}

/** A character is never cut in two. */
function folded(line: string): string {
  if (line.length * 3 <= longestLine) return line;
  let out = '';
  let room = longestLine;
  for (const character of line) {
    const point = character.codePointAt(0) ?? 0;
    const octets = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    if (octets > room) {
      out += '\r\n ';
      room = longestLine - 1;
    }
    out += character;
    room -= octets;
  }
  return out;
}
