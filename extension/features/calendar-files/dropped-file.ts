/** Which of the things somebody drags over the panel is a calendar file. */

/** While it is dragged, Chrome tells kinds but no names; many systems know no kind for .ics. */
export function mayBeIcs(data: { items: Iterable<{ kind: string; type: string }> }): boolean {
  return [...data.items].some(
    ({ kind, type }) => kind === 'file' && (type === '' || type === 'text/calendar' || type === 'text/plain'),
  );
}

export function icsFileOf<T extends { name: string; type: string }>(files: Iterable<T>): T | null {
  for (const file of files)
    if (file.type === 'text/calendar' || /\.(?:ics|ical|ifb|icalendar)$/i.test(file.name)) return file;
  return null;
}
