/** Numbers as a page may write them: Google shows the digits of the person's language. */

const digit = /\p{Nd}/u;

/** Every decimal digit of any script as 0–9. */
export function plainDigits(text: string): string {
  return text.replace(/[^\x00-\x7f]/gu, (char) => (digit.test(char) ? String(valueOf(char)) : char));
}

/** The whole numbers in a text, in order: `Fri 20` → [20], `٢٠` → [20]. */
export function numbersIn(text: string): number[] {
  return (plainDigits(text).match(/\d+/g) ?? []).map(Number);
}

/** Minutes after midnight of the clock a text begins with (`1 AM`, `13:30`, `午後1時`), as far as digits tell. */
export function clockIn(text: string): number | null {
  const found = /(\d{1,2})(?:[:.h](\d{2}))?/.exec(plainDigits(text));
  if (!found || text.length > 14) return null;
  const minutes = Number(found[1]) * 60 + Number(found[2] ?? 0);
  return minutes <= 1_440 ? minutes : null;
}

/** Minutes east of Greenwich: `GMT+09` → 540, `UTC−03:30` → −210, `GMT` → 0. */
export function offsetIn(text: string): number | null {
  const found = /^\W*(?:GMT|UTC)\s*(?:([+−–-])\s*(\d{1,2})(?::?(\d{2}))?)?\W*$/i.exec(
    plainDigits(text).trim(),
  );
  if (!found) return null;
  const minutes = Number(found[2] ?? 0) * 60 + Number(found[3] ?? 0);
  if (minutes > 14 * 60) return null;
  return found[1] === undefined || found[1] === '+' ? minutes : -minutes || 0;
}

/** The blocks of decimal digits are ten long, zero first. */
function valueOf(char: string): number {
  const point = char.codePointAt(0) ?? 0;
  let zero = point;
  while (point - zero < 9 && digit.test(String.fromCodePoint(zero - 1))) zero--;
  return point - zero;
}
