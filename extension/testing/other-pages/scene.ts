/**
 * What one made page is like. `may`: what the overlay may do there. 'draw' is a page that says all a careful
 * reader needs; on 'either' something needed is absent, so hiding is as good as being right; on 'nothing'
 * there is no day to draw on, or the page contradicts itself. 'untold': a month of another zone on which
 * nothing says so; it looks like one of the schedule's own zone, and only hiding both is safe.
 */
export type Scene = {
  name: string;
  may: 'draw' | 'either' | 'nothing' | 'untold';
  view: 'day' | 'four' | 'week' | 'month' | LookAlike;
  /** ISO date inside what is shown; the view's first day follows from it, except for day and four. */
  date: string;
  locale: string;
  hour12: boolean;
  /** ISO weekday the week begins with: 1, 7 or 6. */
  firstDay: 1 | 6 | 7;
  hidesWeekends: boolean;
  hourPx: number;
  zone: string;
  showsZone: boolean;
  secondZone: string | null;
  dark: boolean;
  /** Hours the grid has been scrolled by. */
  scrolledHours: number;
  columnWidth: 'fits' | 'overflows';
  /** Hour labels scroll with the grid, or stand beside it and are moved by script. */
  hours: 'within' | 'beside' | 'none';
  chips: 'recurring' | 'single' | 'none';
  people: number;
  nesting: number;
  isShuffled: boolean;
  headers: 'keyed' | 'labelled' | 'numbered';
  url: 'full' | 'dateless' | 'bare' | 'stale';
  lacks: readonly Lack[];
  flaw: Flaw | null;
  arrives: 'at-once' | 'in-parts' | 'turning' | 'beside-the-old';
};

export type LookAlike =
  | 'year'
  | 'schedule'
  | 'search'
  | 'settings'
  | 'tasks'
  | 'booking'
  | 'embed'
  | 'skeleton';

type Lack = 'viewkey' | 'grid' | 'date-range' | 'column-index' | 'gridcell' | 'aria-owns';

/** How a page contradicts itself or itself is only half there. */
export type Flaw =
  | 'header-of-another-day'
  | 'key-of-another-month'
  | 'day-twice'
  | 'days-out-of-order'
  | 'office-hours-only'
  | 'half-of-the-keys'
  | 'dialog';
