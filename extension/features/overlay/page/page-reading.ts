/** What the reader found out about Google's page, or why it would rather not say. Types and words only. */

export type Day = { date: string; element: HTMLElement };

export const hiddenReasons = [
  'starting',
  'tab',
  'view',
  'grid',
  'dates',
  'height',
  'zone',
  'unsure',
  'signed-out',
  'no-data',
  'off',
] as const;
export type HiddenReason = (typeof hiddenReasons)[number];

/** What speaks for a reading; each is read from another part of the page. */
export type Sign =
  | 'days'
  | 'headers'
  | 'weekdays'
  | 'height'
  | 'span'
  | 'address'
  | 'view'
  | 'rows'
  | 'numbers';

export type PageZone = {
  /** IANA zone or fixed offset the page draws its days in. */
  timeZone: string;
  /** The page's own label says it, or said it; otherwise other things on the page do. */
  isLabelled: boolean;
};

export type UnderstoodPage = {
  kind: 'days' | 'month';
  /** In order of date. Columns of 24 hours, or cells. */
  days: Day[];
  zone: PageZone;
  isDark: boolean;
  isRightToLeft: boolean;
  signs: Sign[];
};

export type PageReading = UnderstoodPage | { kind: 'hidden'; reason: HiddenReason };

/** For the panel; the first half is the same for all. */
export const reasonWords = {
  starting: 'it is still looking at the page',
  tab: 'the tab is in the background',
  view: 'this view of Google Calendar has no days to draw on',
  grid: 'the days were not found on the page',
  dates: 'the dates on the page contradict each other',
  height: 'the hours on the page do not add up to a day',
  zone: 'the time zone of the page is not clear; a day or a week opened there says it',
  unsure: 'too little on the page confirms what day is where',
  'signed-out': 'nobody is signed in',
  'no-data': 'the schedule has not arrived yet',
  off: 'it was switched off',
} as const satisfies Record<HiddenReason, string>;

/** Reasons that mean the page was not understood; the others pass by themselves. */
export function isNotUnderstood(reason: string): reason is 'grid' | 'dates' | 'height' | 'zone' | 'unsure' {
  return ['grid', 'dates', 'height', 'zone', 'unsure'].includes(reason);
}
