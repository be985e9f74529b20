/** Words as they are read: an address that was spelled for the ear stands there once. */

/** `(j, a, n, e, dot, l, o, w, at example dot com)` behind an address, as `spellEmail` says it. */
const spelled =
  / \((?:(?:[\p{L}\p{N}]|dot|dash|underscore|plus|[^\s,()]), )*(?:[\p{L}\p{N}]|dot|dash|underscore|plus|[^\s,()]), at [\p{L}\p{N} .-]+\)/gu;

export function readable(text: string): string {
  return text.replace(spelled, '');
}
