/**
 * The self-check: a reading counts only when enough of the page says the same, and nothing says
 * otherwise. A schedule drawn on a wrong day is worse than none (docs/decisions/037).
 */
import { dayNumber, daysBetween, weekdayOf } from './datekey.ts';
import type { HiddenReason, Sign } from './page-reading.ts';

/** Signs that must agree; one more when the hours themselves could not be read. */
export const enough = 3;

export type Evidence = {
  agreeing: Sign[];
  /** The first thing that says otherwise. */
  contradiction: HiddenReason | null;
  isHeightRead: boolean;
};

export function judge({ agreeing, contradiction, isHeightRead }: Evidence): HiddenReason | null {
  if (contradiction) return contradiction;
  if (agreeing.length < enough + (isHeightRead ? 0 : 1)) return 'unsure';
  return null;
}

/** In order, each day once; only weekends may be left out. */
export function isRun(dates: readonly string[]): boolean {
  return dates.every((date, n) => {
    const before = dates[n - 1];
    if (before === undefined) return true;
    const gap = daysBetween(before, date);
    return gap === 1 || (gap === 3 && skipsWeekend(before));
  });
}

/** Saturday and Sunday, or Friday and Saturday where that is the weekend. */
function skipsWeekend(lastBefore: string): boolean {
  return weekdayOf(lastBefore) === 5 || weekdayOf(lastBefore) === 4;
}

/** The day in the address is one of those shown, or of the same week. */
export function fitsAddress(date: string, dates: readonly string[]): boolean {
  const first = dates[0];
  const last = dates.at(-1);
  if (!first || !last) return false;
  // A week begins and ends with its weekend even when that is hidden.
  const room = dates.length >= 5 ? 2 : 0;
  return daysBetween(first, date) >= -room && daysBetween(date, last) >= -room;
}

export function fitsView(viewKey: string | undefined, count: number): boolean {
  switch (viewKey?.toUpperCase()) {
    case 'DAY':
      return count === 1;
    case 'WEEK':
      return count >= 5 && count <= 7;
    case 'CUSTOM_DAYS':
      return count >= 2 && count <= 28;
    case 'MONTH':
      return count >= 20;
    default:
      return false;
  }
}

/** Views that have no days to draw on, whatever else is on the page. */
export function hasNoDays(viewKey: string | undefined, addressView: string | null): boolean {
  if (viewKey !== undefined) return ['YEAR', 'AGENDA', 'SEARCH'].includes(viewKey.toUpperCase());
  return ['year', 'agenda', 'search', 'settings', 'eventedit'].includes(addressView ?? '');
}

/** Each cell that shows numbers of its own shows that of its day. */
export function cellNumbers(
  cells: { date: string; numbers: number[] }[],
): 'agrees' | 'contradicts' | 'absent' {
  const shown = cells.filter((cell) => cell.numbers.length > 0);
  if (shown.some((cell) => !cell.numbers.includes(dayNumber(cell.date)))) return 'contradicts';
  return shown.length >= cells.length * 0.9 ? 'agrees' : 'absent';
}
