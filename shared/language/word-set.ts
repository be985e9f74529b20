/** A set of words out of running text: long lists stay readable and short. Multi-word entries do not fit in. */
export function wordSet(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}
