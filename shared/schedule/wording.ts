/**
 * The words `say-time.ts` speaks with. One entry a language: sentences are put together from these
 * parts, so another language is another entry here and no code.
 */

export type Wording = {
  /** Monday first. */
  weekdays: readonly string[];
  months: readonly string[];
  today: string;
  tomorrow: string;
  yesterday: string;
  allDay: string;
  am: string;
  pm: string;
  and: string;
  /** One, and more than one. */
  minutes: readonly [string, string];
  hours: readonly [string, string];
  days: readonly [string, string];
  /** Between a named day and its clock: `Tue 24 Nov, 3:00 pm`. */
  afterDate: string;
  /** Between a relative day and its clock: `today 3:00 pm`. */
  afterRelativeDay: string;
};

const english: Wording = {
  weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  months: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  today: 'today',
  tomorrow: 'tomorrow',
  yesterday: 'yesterday',
  allDay: 'all day',
  am: 'am',
  pm: 'pm',
  and: 'and',
  minutes: ['minute', 'minutes'],
  hours: ['hour', 'hours'],
  days: ['day', 'days'],
  afterDate: ', ',
  afterRelativeDay: ' ',
};

const byLanguage: Readonly<Record<string, Wording>> = { en: english };

/** The wording for a BCP 47 tag; English where we have none. */
export function wordingFor(locale: string | undefined): Wording {
  return byLanguage[(locale ?? 'en').slice(0, 2).toLowerCase()] ?? english;
}
