/** The extension's only clock, zone and dice, so that everything above can be given others in tests. */

/** Milliseconds since 1970. */
export function now(): number {
  return Date.now();
}

/** 0 up to, not including, 1. */
export function chance(): number {
  return Math.random();
}

export function newId(): string {
  return crypto.randomUUID();
}

/** IANA zone of this device. */
export function deviceTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
