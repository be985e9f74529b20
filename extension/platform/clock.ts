/** The extension's only clock, so that everything above it can be given another one in tests. */

/** Milliseconds since 1970. */
export function now(): number {
  return Date.now();
}
