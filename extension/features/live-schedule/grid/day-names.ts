/** Names of days for headings: `Fri 20`, `Friday 20 November`. */
export function dayHeading(date: string, locale: string): { weekday: string; day: string; full: string } {
  const at = new Date(`${date}T12:00:00Z`);
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(at);
  return {
    weekday: format({ weekday: 'short' }),
    day: String(Number(date.slice(8, 10))),
    full: format({ weekday: 'long', day: 'numeric', month: 'long' }),
  };
}
