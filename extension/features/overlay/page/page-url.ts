/** What the address of a Google Calendar page says. It may leave out the day and the view: a hint, never an anchor. */

export type PageAddress = { view: string | null; date: string | null };

/** Which of the accounts signed in there, `0` where the address leaves it out. */
export function accountOf(path: string): string {
  return /\/calendar\/u\/(\d{1,3})\//.exec(path)?.[1] ?? '0';
}

export function readAddress(path: string): PageAddress {
  const found = /\/calendar\/(?:u\/\d+\/)?r(?:\/([a-z]+)(?:\/(\d{4})\/(\d{1,2})\/(\d{1,2}))?)?/.exec(path);
  if (!found) return { view: null, date: null };
  const [, view, year, month, day] = found;
  const date = year && month && day ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : null;
  return { view: view ?? null, date: date && !Number.isNaN(Date.parse(date)) ? date : null };
}
