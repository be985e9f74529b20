/** Google Calendar's key of a day, `(year − 1970)·512 + month·32 + day`: the anchor everything hangs on. */

/** `null` when it is no day at all. */
export function dateOfKey(text: string | null | undefined): string | null {
  if (!text || !/^\d{1,6}$/.test(text)) return null;
  const key = Number(text);
  const date = [1970 + (key >> 9), (key >> 5) & 15, key & 31] as const;
  const iso = date.map((part, n) => String(part).padStart(n === 0 ? 4 : 2, '0')).join('-');
  const at = Date.parse(`${iso}T00:00:00Z`);
  // 30 February is parsed into March by some, refused by others: only what comes back the same counts.
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== iso ? null : iso;
}

/** Whole days from one date to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** So many days later. */
export function shifted(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** ISO weekday: 1 is Monday. */
export function weekdayOf(date: string): number {
  return ((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
}

export function dayNumber(date: string): number {
  return Number(date.slice(8));
}
