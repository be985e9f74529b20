/** How much of a growing text is whole sentences: what a screen reader is told is never half a word. */
export function wholeSentences(text: string): number {
  let end = 0;
  for (const match of text.matchAll(/[.!?…][)"”’]?(?=\s)|\n/g)) end = match.index + match[0].length;
  return end;
}
