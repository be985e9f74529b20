/** The changing part of a synthetic page, with where its days really are. */
import { addDays, type PageWish } from './page-wish.ts';

export type PageBody = {
  html: string;
  truth: { kind: 'days' | 'month'; days: { date: string; id: string }[] };
};

export function datesOf({ view, firstDate }: PageWish): string[] {
  const count = {
    day: 1,
    people: 3,
    week: 7,
    workweek: 5,
    custom: 4,
    month: 35,
    workmonth: 25,
    year: 1,
    agenda: 5,
  }[view];
  return Array.from({ length: count }, (_, n) => (view === 'people' ? firstDate : addDays(firstDate, n)));
}
