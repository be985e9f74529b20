/** Two sentences are the same when only case, spaces and punctuation differ. */
export function fold(plain: string): string {
  return plain
    .toLowerCase()
    .replace(/[^\p{L}\p{N}:½]+/gu, ' ')
    .trim();
}
