/** Whether a person's clock has two halves: their setting, else what is usual where they are. */
import type { ReadingContext } from './reading.ts';

const known = new Map<string, boolean>();

export function saysHalves({ hour12, locale = 'en-US' }: ReadingContext): boolean {
  if (hour12 !== undefined) return hour12;
  const found = known.get(locale) ?? ofLocale(locale);
  // Locales come from outside; the few that are real are kept.
  if (known.size < 100) known.set(locale, found);
  return found;
}

function ofLocale(locale: string): boolean {
  try {
    return new Intl.DateTimeFormat(locale, { hour: 'numeric' }).resolvedOptions().hour12 === true;
  } catch {
    // No locale at all.
    return true;
  }
}
