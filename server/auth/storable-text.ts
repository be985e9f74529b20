/**
 * Postgres cannot store a NUL or half a surrogate pair, and a very long text does not fit an index.
 * The auth library would pass them on and answer 500, printing the statement; so they are found here.
 */
const longest = 2_000;
const deepest = 8;

/** True if every text in this value, keys included, can be stored. No request of ours is nested deeply. */
export function isStorable(value: unknown, depth = 0): boolean {
  if (typeof value === 'string')
    return value.length <= longest && !value.includes('\0') && value.isWellFormed();
  if (value === null || typeof value !== 'object') return true;
  if (depth >= deepest) return false;
  return Object.entries(value).every(([key, inner]) => isStorable(key) && isStorable(inner, depth + 1));
}
