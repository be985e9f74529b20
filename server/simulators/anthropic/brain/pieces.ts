/**
 * A turn as the orders in it, one after another: "put it at three … no, four … and remind me of it"
 * is three. A model would see them at once; this one takes them in order, a round of calls for each.
 */
const seam = new RegExp(
  [
    String.raw`\s*(?:\.{2,}|…|—|;)\s*`,
    String.raw`[,.]?\s+(?=(?:no|wait|actually|sorry|i mean|make that|make it)\b[, ])`,
    String.raw`[,.]?\s+(?=and (?:remind me (?:of|about)|also|then)\b)`,
    String.raw`(?<!\b(?:dr|mr|mrs|ms|prof|st|vs|[ap]\.m))[.!?]\s+`,
  ].join('|'),
  'i',
);

export function piecesOf(words: string): string[] {
  const names: string[] = [];
  // What stands in quotes is one thing, whatever it says.
  const kept = words.replace(/["“][^"“”]*["”]/g, (name) => `\uE000${names.push(name) - 1}\uE001`);
  const pieces = kept
    .split(seam)
    .map((piece) => piece.replace(/\uE000(\d+)\uE001/g, (_mark, at: string) => names[Number(at)] ?? ''))
    .map((piece) => piece.replace(/^(?:and|then|also)\b[, ]*(?:(?:then|also)\b[, ]*)?/i, '').trim())
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece));
  return pieces.length === 0 ? [words] : joined(pieces);
}

/** "No." and "Actually" alone belong to what follows. */
function joined(pieces: string[]): string[] {
  const made: string[] = [];
  for (const piece of pieces) {
    const last = made.at(-1);
    if (
      last !== undefined &&
      /^(?:no|wait|actually|sorry|yes|ok|okay|please|hi|hello|hey)[,.!]?$/i.test(last)
    ) {
      made[made.length - 1] = `${last.replace(/[,.!]$/, '')}, ${piece}`;
    } else {
      made.push(piece);
    }
  }
  return made;
}
