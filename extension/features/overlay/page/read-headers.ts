/** What stands above the columns: does each header show the number and the weekday of its column's day? */
import { dayNumber, shifted, weekdayOf } from './datekey.ts';
import { numbersIn } from './page-numbers.ts';

type Place = { date: string; rect: DOMRect };
export type Verdict = 'agrees' | 'contradicts' | 'absent';

/** The words of a thing and of everything in it that is only spoken. */
export function wordsOf(element: Element): string {
  const spoken = [element, ...element.querySelectorAll('[aria-label]')].map(
    (e) => e.getAttribute('aria-label') ?? '',
  );
  return [element.textContent, ...spoken].join(' ');
}

export function headersAbove(root: ParentNode, places: Place[]): Map<Place, string> {
  const headers = [...root.querySelectorAll('[role="columnheader"]')].map((element) => ({
    words: wordsOf(element),
    rect: element.getBoundingClientRect(),
  }));
  const found = new Map<Place, string>();
  for (const place of places) {
    const middle = (place.rect.left + place.rect.right) / 2;
    const own = headers.find(
      ({ rect }) =>
        rect.width > 0 && rect.left <= middle && middle <= rect.right && rect.width < place.rect.width * 1.9,
    );
    if (own) found.set(place, own.words);
  }
  return found;
}

/** Contradicts as soon as one header shows numbers, and not the one of its day. */
export function dayNumbers(headers: Map<Place, string>, count: number): Verdict {
  let confirmed = 0;
  for (const [{ date }, words] of headers) {
    const numbers = numbersIn(words);
    if (numbers.length === 0) continue;
    if (!numbers.includes(dayNumber(date))) return 'contradicts';
    confirmed++;
  }
  return confirmed > 0 && confirmed === count ? 'agrees' : 'absent';
}

/**
 * Contradicts when the headers name other weekdays than their days'. A single stray one does not: the
 * abbreviation of a month may look like that of a weekday.
 */
export function weekdayNames(headers: Map<Place, string>, count: number, locale: string): Verdict {
  let confirmed = 0;
  let denied = 0;
  for (const [{ date }, words] of headers) {
    const tokens = new Set(words.toLowerCase().split(/[^\p{L}\p{M}]+/u));
    const isNamed = (day: string) => namesOf(day, locale).some((name) => tokens.has(name));
    if (isNamed(date)) confirmed++;
    else if (others.some((away) => isNamed(shifted(date, away)))) denied++;
  }
  if (denied > confirmed) return 'contradicts';
  return count > 0 && confirmed === count ? 'agrees' : 'absent';
}

const others = [1, 2, 3, 4, 5, 6] as const;

const known = new Map<string, string[]>();

function namesOf(date: string, locale: string): string[] {
  const key = `${locale} ${weekdayOf(date)}`;
  let names = known.get(key);
  if (!names) {
    names = (['long', 'short'] as const).map((weekday) => {
      const format = formatOf(locale, weekday);
      return format
        .format(new Date(`${date}T12:00:00Z`))
        .toLowerCase()
        .replace(/[^\p{L}\p{M}]/gu, '');
    });
    known.set(key, names);
  }
  return names;
}

function formatOf(locale: string, weekday: 'long' | 'short'): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' });
  } catch {
    return new Intl.DateTimeFormat('en', { weekday, timeZone: 'UTC' });
  }
}
