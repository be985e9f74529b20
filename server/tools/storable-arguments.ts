/**
 * Arguments of a call as they may be kept. NUL characters and halves of surrogate pairs cannot be
 * stored as JSON in the database; a call that has them is refused, and kept without them.
 */
import { isStorable } from '#shared/schedule/wall-text.ts';

const deepest = 12;

export function storableArguments(value: unknown): { isClean: boolean; storable: unknown } {
  let isClean = true;
  const clean = (inner: unknown, depth: number): unknown => {
    if (depth > deepest) {
      isClean = false;
      return null;
    }
    if (typeof inner === 'string') {
      if (isStorable(inner)) return inner;
      isClean = false;
      return inner.replaceAll('\0', '').toWellFormed();
    }
    if (Array.isArray(inner)) return inner.map((item) => clean(item, depth + 1));
    if (inner !== null && typeof inner === 'object') {
      return Object.fromEntries(
        Object.entries(inner).map(([key, item]) => [String(clean(key, depth + 1)), clean(item, depth + 1)]),
      );
    }
    // `1e999` is a number to the parser and nothing to JSON.
    return typeof inner === 'number' && !Number.isFinite(inner) ? null : (inner ?? null);
  };
  // The column holds JSON, and there is nothing to keep of a call without arguments.
  const storable = clean(value, 0) ?? {};
  return { isClean, storable };
}
