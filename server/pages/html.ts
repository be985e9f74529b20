/**
 * HTML as tagged templates that escape every interpolation, so that forgetting is not possible. Our
 * few pages need no more; a template engine would be one more thing that can be configured wrongly.
 * Attribute values are always written in double quotes.
 */
export type Html = { readonly text: string };

/** Only what was made here counts as HTML; an object that looks like it is refused. */
const made = new WeakSet<object>();

type Piece = string | number | Html | null | false | readonly Piece[];

/** `html\`<p>${name}</p>\``: text is escaped, other `Html` and lists of it go in as they are, null and false vanish. */
export function html(parts: TemplateStringsArray, ...pieces: Piece[]): Html {
  let text = '';
  parts.forEach((part, i) => {
    // The source's own line breaks are layout of the source, not of the page.
    text += part.replace(/\s*\n\s*/g, ' ') + toText(pieces[i] ?? null);
  });
  const result: Html = { text };
  made.add(result);
  return result;
}

function toText(piece: Piece): string {
  if (piece === null || piece === false) return '';
  if (typeof piece === 'string' || typeof piece === 'number') return escape(String(piece));
  if (Array.isArray(piece)) return piece.map(toText).join('');
  if ('text' in piece && made.has(piece)) return piece.text;
  throw new TypeError('only text and html`…` go into a page');
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

function escape(text: string): string {
  return text.replace(/[&<>"'`]/g, (sign) => entities[sign] ?? sign).replaceAll('\0', '\ufffd');
}
