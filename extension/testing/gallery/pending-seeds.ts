/** What may have been selected on a page: one event, several, none, and what wants to be more than text. */
import type { PendingReading } from '#extension/platform/storage.ts';

const page = { isWholePage: false, windowId: null, url: 'https://mail.example.com/inbox/42', title: 'Inbox' };

const seeds: Record<string, Omit<PendingReading, 'id'>> = {
  lunch: {
    ...page,
    text: 'Team lunch with Sam, Friday 12–1pm at Cafe Rio, every other week, remind me 30 minutes before',
  },
  clash: { ...page, text: 'Coffee with Ana today 2:30pm' },
  mail: {
    ...page,
    title: 'Re: Product review - Mail',
    text: 'From: Ann <ann@example.com>\nTo: Ben <ben@example.com>\nDate: Fri, 20 Nov 2026 09:12:00 -0500\nSubject: Product review\n\nHi Ben,\n\nthe review will take place on Tuesday, 24 November from 10:00 am to 11:30 am in Room 4. Bring the figures, please.\n\nCheers, Ann',
  },
  agenda: {
    ...page,
    title: 'Programme | Conference',
    url: 'https://conference.example.org/programme',
    text: 'Mon 30 Nov\n9:00 am Opening\n10:30 am Coffee\n2:00 pm Panel with Ana Ruiz\nTue 1 Dec\n9:30 am Workshop',
  },
  open: { ...page, text: 'Dentist on 4 December' },
  nothing: { ...page, text: 'The company was founded in 1998 and has 300 employees.' },
  hostile: {
    ...page,
    text: '\u202e<img src=x onerror=alert(1)> **Party** tomorrow 8pm at <b>my</b> place '.concat(
      'x'.repeat(190_000),
    ),
  },
};

export function pendingOf(name: string | null): PendingReading[] {
  const seed = name === null ? undefined : seeds[name];
  return seed ? [{ id: 'seed', ...seed }] : [];
}
