/**
 * What a recogniser would have shown of a sentence after a third, after two thirds and at the end.
 */
export function partialTranscripts(text: string): string[] {
  const words = text.split(/\s+/);
  const lengths = [Math.ceil(words.length / 3), Math.ceil((2 * words.length) / 3), words.length];
  return [...new Set(lengths)].map((length) =>
    length === words.length ? text : words.slice(0, length).join(' ').toLowerCase(),
  );
}
