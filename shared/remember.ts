/**
 * Remembers what a pure function of a text answered: when a talk is read, the same sentences are asked
 * about hundreds of times. Bounded in number and length, so that it never holds more than a few
 * hundred kilobytes of what was said.
 */
const longest = 300;

/** The newest `most` answers; nobody may change one, it is given to all who ask. */
export function remember<T>(most: number, work: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const answer = work(text);
    if (text.length > longest) return answer;
    const [oldest] = known.size < most ? [] : known.keys();
    if (oldest !== undefined) known.delete(oldest);
    known.set(text, answer);
    return answer;
  };
}
