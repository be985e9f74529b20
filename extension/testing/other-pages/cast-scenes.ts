/**
 * The pages of a run. Each has one thing it is about, so that a verdict says which thing was not understood;
 * what it is not about is thrown with the run's seed. Zones: the schedule's, so that a page of that zone is
 * an ordinary one although the device may be elsewhere.
 */
import type { Dice } from './dice.ts';
import type { Flaw, LookAlike, Scene } from './scene.ts';

type About = Partial<Scene> & Pick<Scene, 'name'>;

const kept = { may: 'either' } as const;
const away = { may: 'either', showsZone: false } as const;

/** Scrolled sideways, headers stay behind the columns: to take that for a contradiction is fair. */
const timed: About[] = [
  { name: 'week from Sunday, 12 hours', view: 'week', firstDay: 7, locale: 'en-US', hour12: true },
  { name: 'week from Monday, dark', view: 'week', firstDay: 1, locale: 'de', hour12: false, dark: true },
  { name: 'week from Saturday, right to left', view: 'week', firstDay: 6, locale: 'ar-EG', hour12: true },
  {
    name: 'right to left with a second zone',
    view: 'week',
    locale: 'he',
    firstDay: 7,
    secondZone: 'Asia/Tokyo',
  },
  { name: 'weekends hidden, low hours', view: 'week', locale: 'fr', hidesWeekends: true, hourPx: 30 },
  { name: 'four days', view: 'four', locale: 'ja', hour12: false },
  { name: 'the night that loses an hour', view: 'day', date: '2027-03-14' },
  { name: 'the night that has one twice', view: 'day', date: '2027-11-07' },
  { name: 'week that ends by losing an hour', view: 'week', date: '2027-03-10', firstDay: 1 },
  { name: 'week that begins with the long day', view: 'week', date: '2027-11-08', firstDay: 7 },
  { name: 'the night train', view: 'four', date: '2026-12-10', scrolledHours: 14 },
  { name: 'several people', view: 'day', people: 3 },
  { name: 'Tokyo, said', view: 'week', zone: 'Asia/Tokyo', chips: 'none' },
  { name: 'Kolkata, said', view: 'week', zone: 'Asia/Kolkata', chips: 'single', locale: 'hi' },
  { name: 'Kathmandu for four days', view: 'four', zone: 'Asia/Kathmandu', chips: 'recurring' },
  { name: 'Chatham, a day', view: 'day', zone: 'Pacific/Chatham', chips: 'single' },
  { name: "the device's zone, said", view: 'week', zone: 'Etc/UTC' },
  {
    name: 'a second zone that is the schedule’s',
    view: 'week',
    zone: 'Europe/Rome',
    secondZone: 'America/New_York',
  },
  { name: 'columns in another order', view: 'week', isShuffled: true },
  { name: 'arrives in parts', view: 'week', arrives: 'in-parts' },
  { name: 'turned to another week', view: 'week', arrives: 'turning', date: '2026-12-09' },
  { name: 'last week still there, hidden', view: 'week', arrives: 'beside-the-old', date: '2027-11-03' },
  { name: 'no view and no date in the address', view: 'week', url: 'bare', lacks: ['viewkey'] },
  {
    name: 'wide columns, scrolled sideways',
    view: 'week',
    columnWidth: 'overflows',
    scrolledHours: 3,
    ...kept,
  },
  { name: 'high hours, scrolled to the end', view: 'day', hourPx: 96.4, scrolledHours: 15 },
  { name: 'hours beside the grid', view: 'week', hours: 'beside', hourPx: 43.2 },
  { name: 'deep nesting, Thai', view: 'week', locale: 'th', nesting: 5 },
];
const months: About[] = [
  { name: 'month from Sunday', view: 'month', date: '2026-12-09', firstDay: 7, locale: 'en-US' },
  { name: 'month, weekends hidden', view: 'month', date: '2027-03-10', firstDay: 1, hidesWeekends: true },
  {
    name: 'month from Saturday, right to left',
    view: 'month',
    date: '2027-11-03',
    firstDay: 6,
    locale: 'fa',
  },
  { name: 'month in another order, dark', view: 'month', isShuffled: true, dark: true },
];
/** Nothing on the page says its zone outright; sometimes the ids of its events do. */
const unsaid: About[] = [
  { name: 'the schedule’s zone, unsaid', view: 'week', showsZone: false, chips: 'none', ...kept },
  {
    name: 'Los Angeles, unsaid, with instances',
    view: 'week',
    zone: 'America/Los_Angeles',
    chips: 'recurring',
    ...away,
  },
  { name: 'Tokyo, unsaid, nothing to tell', view: 'week', zone: 'Asia/Tokyo', chips: 'none', ...away },
  { name: 'Rome, unsaid, a day', view: 'day', zone: 'Europe/Rome', chips: 'single', ...away },
  { name: 'month in Tokyo, with instances', view: 'month', zone: 'Asia/Tokyo', chips: 'recurring', ...away },
  { name: 'two zones and no hours', view: 'week', secondZone: 'Asia/Tokyo', hours: 'none', ...kept },
];
/** What would be drawn here may be a day off; the page gives no way to know. */
const untold: About[] = [
  {
    name: 'month in Tokyo, nothing to tell',
    view: 'month',
    zone: 'Asia/Tokyo',
    chips: 'none',
    may: 'untold',
    showsZone: false,
  },
  {
    name: 'month in Auckland, single events',
    view: 'month',
    zone: 'Pacific/Auckland',
    chips: 'single',
    may: 'untold',
    showsZone: false,
  },
];
const lacking: About[] = [
  { name: 'no column numbers', view: 'week', lacks: ['column-index'], ...kept },
  { name: 'no roles on columns', view: 'week', lacks: ['gridcell'], ...kept },
  { name: 'no grid, range or view', view: 'week', lacks: ['grid', 'date-range', 'viewkey'], ...kept },
  { name: 'keys on half of the columns', view: 'week', flaw: 'half-of-the-keys', ...kept },
  { name: 'the address a week behind', view: 'week', url: 'stale', date: '2027-03-10', ...kept },
  { name: 'behind a dialog', view: 'week', flaw: 'dialog', ...kept },
];
const contradicting: About[] = (
  [
    'header-of-another-day',
    'key-of-another-month',
    'day-twice',
    'days-out-of-order',
    'office-hours-only',
  ] satisfies Flaw[]
).map((flaw) => ({ name: flaw.replaceAll('-', ' '), view: 'week', flaw, may: 'nothing' }));
const lookAlikes: About[] = (
  ['year', 'schedule', 'search', 'settings', 'tasks', 'booking', 'embed', 'skeleton'] satisfies LookAlike[]
).map((view) => ({ name: view, view, may: 'nothing' }));

const abouts = [timed, months, unsaid, lacking, contradicting, lookAlikes, untold];

/**
 * @param count of pages: below one of each, as many of every kind as there is room for
 * @param zone of the schedule
 */
export function castScenes(
  asked: { count: number; weeks: readonly string[]; zone: string },
  dice: Dice,
): Scene[] {
  const everyKind = abouts.map((kind) => dice.shuffled(kind));
  const inTurn = Array.from({ length: timed.length }, (_, n) =>
    everyKind.flatMap((kind) => kind[n] ?? []),
  ).flat();
  return Array.from({ length: asked.count }, (_, n) => {
    const about = inTurn[n % inTurn.length] ?? { name: 'week' };
    const monday = asked.weeks[dice.throw(asked.weeks.length)] ?? '2026-12-07';
    const within = new Date(Date.parse(`${monday}T00:00:00Z`) + dice.throw(7) * 86_400_000);
    const scene: Scene = {
      may: 'draw',
      view: 'week',
      date: within.toISOString().slice(0, 10),
      locale: dice.of([
        'en-US',
        'en-GB',
        'de',
        'fr',
        'es',
        'pt-BR',
        'ja',
        'ko',
        'zh-CN',
        'ar-EG',
        'he',
        'pl',
        'tr',
        'ru',
      ]),
      hour12: dice.throw(2) === 0,
      firstDay: dice.of([1, 6, 7]),
      hidesWeekends: false,
      hourPx: dice.of([24, 30, 40, 43.2, 48, 60, 72.5]),
      zone: asked.zone,
      showsZone: true,
      secondZone: null,
      dark: dice.throw(2) === 0,
      scrolledHours: dice.throw(12),
      columnWidth: 'fits',
      hours: dice.of(['within', 'within', 'beside']),
      chips: dice.of(['recurring', 'single', 'none']),
      people: 1,
      nesting: dice.throw(4),
      isShuffled: dice.throw(5) === 0,
      headers: dice.of(['keyed', 'labelled', 'numbered']),
      url: dice.of(['full', 'full', 'dateless']),
      lacks: dice.of([[], [], ['viewkey'], ['date-range'], ['aria-owns']]),
      flaw: null,
      arrives: 'at-once',
      ...about,
    };
    return { ...scene, name: `${scene.name} (${scene.locale}, ${scene.date}, #${n + 1})` };
  });
}
