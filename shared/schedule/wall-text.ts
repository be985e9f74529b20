/**
 * Is this text a date, a clock time, a zone we can store? Years are bounded (1970–2100) so that
 * nothing reaches the database that it would refuse.
 */

export const firstYear = 1970;
export const lastYear = 2100;

const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const timePattern = /^([01]\d|2[0-3]):[0-5]\d$/;

/** True for a day that exists (31 February does not) between 1970 and 2100. */
export function isDate(text: string): boolean {
  const match = datePattern.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < firstYear || year > lastYear || month < 1 || month > 12 || day < 1) return false;
  return day <= daysIn(year, month);
}

/** True for `HH:MM` from 00:00 to 23:59. */
export function isClock(text: string): boolean {
  return timePattern.test(text);
}

const knownZones = new Map<string, boolean>();

/** True for an IANA zone this machine's data knows, UTC included; fixed offsets are refused. */
export function isZone(text: string): boolean {
  const known = knownZones.get(text);
  if (known !== undefined) return known;
  let exists = false;
  if (/^[A-Za-z][A-Za-z0-9_+\-/]{0,63}$/.test(text)) {
    try {
      new Intl.DateTimeFormat('en', { timeZone: text });
      exists = true;
    } catch {
      exists = false;
    }
  }
  if (knownZones.size < 2_000) knownZones.set(text, exists);
  return exists;
}

/** True when the text can be stored: no NUL, no half of a surrogate pair. */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
