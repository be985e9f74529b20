/**
 * Text that others may have written — titles, notes, places, guests, pages, transcripts, answers of
 * tools — on its way to a model. It is cleaned of what cannot be seen, bounded, and put between
 * borders that nothing inside can close. This makes it easy for a model to tell data from the
 * person; that nothing happens if it does not is the work of `domain/consent/`.
 */
export type DataKind =
  | 'event'
  | 'guest'
  | 'page'
  | 'transcript'
  | 'tool-result'
  | 'perception'
  | 'vendor'
  | 'earlier-turn';

const bounds: Record<DataKind, number> = {
  event: 2_000,
  guest: 300,
  page: 8_000,
  transcript: 20_000,
  'tool-result': 16_000,
  perception: 2_000,
  vendor: 4_000,
  'earlier-turn': 4_000,
};

/**
 * Lines of data between two borders, each line with a mark of its own. The border's brackets cannot
 * stand in the data, and no line of it begins at the margin, so it can neither end the fence nor
 * look like a turn of somebody.
 */
export function fence(kind: DataKind, text: string): string {
  const lines = cleanText(text, bounds[kind]).split('\n');
  return [`⟦DATA ${kind}⟧`, ...lines.map((line) => `| ${line}`), '⟦END DATA⟧'].join('\n');
}

/** Without what cannot be seen or turns text around; at most `most` characters, and it shows when it was cut. */
export function cleanText(text: string, most: number): string {
  const seen = text
    // Before anything walks it: what is far too long is cut first.
    .slice(0, most * 4)
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?|[\u0085\u2028\u2029\v\f]/g, '\n')
    .replace(/\t|[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
    .replace(invisible, '')
    .replace(/[⟦⟪⦗〚⸨]/g, '[')
    .replace(/[⟧⟫⦘〛⸩]/g, ']')
    .replace(/ {3,}/g, '  ')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  const characters = Array.from(seen);
  return characters.length <= most ? seen : `${characters.slice(0, most).join('')}… (cut)`;
}

/** The same in one line, for a field. */
export function cleanLine(text: string, most = 300): string {
  return cleanText(text, most).replaceAll(/\s+/g, ' ');
}

/** Controls, format characters (zero width, bidi, tags), private use; joiners inside emoji stay out as well. */
const invisible =
  /(?!\n)(?:\p{Cc}|\p{Cf}|\p{Co}|\p{Cn}|\p{Variation_Selector}|\p{Default_Ignorable_Code_Point}|[\u{e0000}-\u{e0fff}])/gu;
