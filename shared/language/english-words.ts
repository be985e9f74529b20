/** The closed word classes of English the readers look up. Data only. */

function table(entries: readonly (readonly [number, string])[]): ReadonlyMap<string, number> {
  const map = new Map<string, number>();
  for (const [value, words] of entries) for (const word of words.split(' ')) map.set(word, value);
  return map;
}

export const months = table([
  [1, 'january jan'],
  [2, 'february feb febuary'],
  [3, 'march mar'],
  [4, 'april apr'],
  [5, 'may'],
  [6, 'june jun'],
  [7, 'july jul'],
  [8, 'august aug'],
  [9, 'september sep sept'],
  [10, 'october oct'],
  [11, 'november nov'],
  [12, 'december dec'],
]);

export const weekdays = table([
  [1, 'monday mon'],
  [2, 'tuesday tue tues'],
  [3, 'wednesday wed weds wednsday'],
  [4, 'thursday thu thur thurs'],
  [5, 'friday fri'],
  [6, 'saturday sat'],
  [7, 'sunday sun'],
]);

export const weekdayPlurals = table([
  [1, 'mondays'],
  [2, 'tuesdays'],
  [3, 'wednesdays'],
  [4, 'thursdays'],
  [5, 'fridays'],
  [6, 'saturdays'],
  [7, 'sundays'],
]);

export const smallNumbers = table([
  [0, 'zero'],
  [1, 'one'],
  [2, 'two'],
  [3, 'three'],
  [4, 'four'],
  [5, 'five'],
  [6, 'six'],
  [7, 'seven'],
  [8, 'eight'],
  [9, 'nine'],
  [10, 'ten'],
  [11, 'eleven'],
  [12, 'twelve'],
  [13, 'thirteen'],
  [14, 'fourteen'],
  [15, 'fifteen'],
  [16, 'sixteen'],
  [17, 'seventeen'],
  [18, 'eighteen'],
  [19, 'nineteen'],
]);

export const tens = table([
  [20, 'twenty'],
  [30, 'thirty'],
  [40, 'forty fourty'],
  [50, 'fifty'],
  [60, 'sixty'],
  [70, 'seventy'],
  [80, 'eighty'],
  [90, 'ninety'],
]);

export const ordinals = table([
  [1, 'first'],
  [2, 'second'],
  [3, 'third'],
  [4, 'fourth'],
  [5, 'fifth'],
  [6, 'sixth'],
  [7, 'seventh'],
  [8, 'eighth eigth'],
  [9, 'ninth'],
  [10, 'tenth'],
  [11, 'eleventh'],
  [12, 'twelfth'],
  [13, 'thirteenth'],
  [14, 'fourteenth'],
  [15, 'fifteenth'],
  [16, 'sixteenth'],
  [17, 'seventeenth'],
  [18, 'eighteenth'],
  [19, 'nineteenth'],
  [20, 'twentieth'],
  [21, 'twentyfirst'],
  [22, 'twentysecond'],
  [23, 'twentythird'],
  [24, 'twentyfourth'],
  [25, 'twentyfifth'],
  [26, 'twentysixth'],
  [27, 'twentyseventh'],
  [28, 'twentyeighth twentyeigth'],
  [29, 'twentyninth'],
  [30, 'thirtieth'],
  [31, 'thirtyfirst'],
]);

export type Unit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

const unitWords: readonly (readonly [Unit, string])[] = [
  ['minute', 'minute minutes min mins minuets'],
  ['hour', 'hour hours hr hrs'],
  ['day', 'day days'],
  ['week', 'week weeks wk wks'],
  ['month', 'month months'],
  ['year', 'year years yr yrs'],
];

export const units: ReadonlyMap<string, Unit> = new Map(
  unitWords.flatMap(([unit, words]) => words.split(' ').map((word) => [word, unit] as const)),
);

/** Minutes of a unit that has a fixed length. */
export const unitMinutes: Readonly<Record<'minute' | 'hour' | 'day' | 'week', number>> = {
  minute: 1,
  hour: 60,
  day: 1440,
  week: 10_080,
};

export type Part = 'morning' | 'afternoon' | 'evening' | 'night';

export const parts: ReadonlyMap<string, Part> = new Map([
  ['morning', 'morning'],
  ['am', 'morning'],
  ['afternoon', 'afternoon'],
  ['pm', 'afternoon'],
  ['evening', 'evening'],
  ['eve', 'evening'],
  ['night', 'night'],
  ['lunchtime', 'afternoon'],
]);

export const tomorrowWords = new Set([
  'tomorrow',
  'tommorow',
  'tommorrow',
  'tomorow',
  'tmrw',
  'tmr',
  'tmw',
  '2moro',
  "tomorrow's",
]);
