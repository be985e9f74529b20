/** What a synthetic page of Google Calendar should be like, and how one is chosen from a seed. */

export type PageView =
  | 'day'
  | 'people'
  | 'week'
  | 'workweek'
  | 'custom'
  | 'month'
  | 'workmonth'
  | 'year'
  | 'agenda';

/** One thing that is different from the page as it was measured. */
export type Change =
  | 'none'
  | 'nested'
  | 'no-role'
  | 'no-index'
  | 'no-keys'
  | 'one-key-missing'
  | 'no-headers'
  | 'no-header-words'
  | 'no-hours'
  | 'no-lines'
  | 'shuffled'
  | 'rerendering'
  | 'no-address-date'
  | 'no-address-view'
  | 'no-view-key'
  | 'no-span'
  | 'no-zone-label'
  | 'scaled'
  | 'narrow'
  // From here on the page contradicts itself, and nothing may be drawn.
  | 'headers-of-other-week'
  | 'half-a-day'
  | 'two-columns-one-day'
  | 'days-out-of-order'
  | 'other-span'
  | 'late-midnight';

export const contradictions: readonly Change[] = [
  'headers-of-other-week',
  'half-a-day',
  'two-columns-one-day',
  'days-out-of-order',
  'other-span',
  'late-midnight',
];

export type PageWish = {
  view: PageView;
  change: Change;
  /** First day shown, `YYYY-MM-DD`. */
  firstDate: string;
  locale: string;
  hour12: boolean;
  /** Pixels. */
  hour: number;
  isDark: boolean;
  hasSecondZone: boolean;
  /** Zone the page draws in. */
  timeZone: string;
};

const views: PageView[] = [
  'week',
  'week',
  'week',
  'day',
  'custom',
  'workweek',
  'month',
  'workmonth',
  'people',
];
const changes: Change[] = [
  'none',
  'none',
  'none',
  'nested',
  'no-role',
  'no-index',
  'no-keys',
  'one-key-missing',
  'no-headers',
  'no-header-words',
  'no-hours',
  'no-lines',
  'shuffled',
  'rerendering',
  'no-address-date',
  'no-address-view',
  'no-view-key',
  'no-span',
  'no-zone-label',
  'scaled',
  'narrow',
];
const locales = [
  'en-US',
  'en-GB',
  'de',
  'fr',
  'es',
  'pt-BR',
  'ja',
  'ar-EG',
  'fa',
  'hi-IN-u-nu-deva',
  'he',
  'pl',
];

/** The same seed gives the same pages. `zone` is the calendar's; some pages draw in another. */
export function chooseWishes(input: {
  seed: number;
  count: number;
  weeks: readonly string[];
  timeZone: string;
}): PageWish[] {
  const chance = dice(input.seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)] as T;
  return Array.from({ length: input.count }, (_, n) => {
    // Every change is seen once before any is seen twice.
    const contradicts = n % 6 === 5;
    const change = contradicts ? pick(contradictions) : (changes[n % changes.length] ?? 'none');
    const monday = pick(input.weeks);
    const view = viewFor(change, pick(views), chance());
    return {
      view,
      change,
      firstDate: firstOf(view, monday, Math.floor(chance() * 3)),
      locale: pick(locales),
      hour12: chance() < 0.5,
      hour: pick([30, 40, 48, 60]),
      isDark: chance() < 0.3,
      hasSecondZone: chance() < 0.3,
      // A page that does not say its zone draws in the calendar's.
      timeZone:
        chance() < 0.15 && change !== 'no-zone-label' && !view.includes('month')
          ? 'Asia/Tokyo'
          : input.timeZone,
    };
  });
}

function viewFor(change: Change, view: PageView, chance: number): PageView {
  const needsHours = [
    'no-index',
    'no-hours',
    'no-lines',
    'half-a-day',
    'late-midnight',
    'no-zone-label',
  ].includes(change);
  const needsSeveral = [
    'one-key-missing',
    'shuffled',
    'two-columns-one-day',
    'days-out-of-order',
    'no-keys',
  ].includes(change);
  if (needsSeveral) return chance < 0.5 ? 'week' : 'custom';
  if (needsHours && view.includes('month')) return 'week';
  if (chance > 0.97) return 'year';
  if (chance > 0.94) return 'agenda';
  return view;
}

/** Weeks begin on Sunday, Monday or Saturday; a month is drawn in whole weeks. */
function firstOf(view: PageView, monday: string, firstWeekday: number): string {
  const back = [1, 0, 2][firstWeekday] ?? 0;
  switch (view) {
    case 'week':
      return addDays(monday, -back);
    case 'month':
      return addDays(monday, -back - 7);
    case 'workmonth':
      return addDays(monday, -7);
    case 'day':
    case 'people':
      return addDays(monday, firstWeekday + 4);
    default:
      return monday;
  }
}

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
