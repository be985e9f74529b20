/**
 * A Cal.com in memory that answers as the server does, worded by the same shared rules: for seeing the
 * Bookings place and its cards in every state. For the gallery only.
 */
import type { Booking } from '#shared/booking/booking.ts';
import {
  sayBooked,
  sayBookingWhen,
  sayCancelled,
  sayStretchIn,
  spellEmail,
} from '#shared/booking/say-booking.ts';
import type { FreeSlot, Outcome } from '#shared/outcome.ts';
import type { Voice } from '#shared/schedule/say-time.ts';
import { addDays, instantToWall, wallToInstant } from '#shared/schedule/wall-clock.ts';
import type { BookingApi, ListedBooking, ListedBookings } from '#extension/features/bookings/bookings-api.ts';
import { bookableTypes as types } from './bookable-types.ts';
import { at, today, zone } from './seeds.ts';

type Setup = { voice(): Voice; scene: string };

export const slotOf = (date: string, time: string, minutes = 30, clash?: string[]): FreeSlot => {
  const start = wallToInstant({ date, time }, zone);
  const end = new Date(Date.parse(start) + minutes * 60_000).toISOString();
  const wall = { start: instantToWall(start, zone), end: instantToWall(end, zone), timeZone: zone };
  return { id: `${date} ${time}`, start, end, wall, ...(clash ? { clash } : {}) };
};

export const daySlots = (date: string): FreeSlot[] => [
  ...['09:00', '09:30', '10:30', '11:00', '13:00', '14:00', '15:30', '16:00', '18:00'].map((time) =>
    slotOf(date, time),
  ),
  slotOf(date, '12:00', 30, ['Lunch with the whole team']),
  slotOf(date, '12:30', 30, ['Lunch with the whole team']),
];

export const offers = (slots: FreeSlot[], over: Record<string, unknown> = {}): Outcome => ({
  kind: 'done',
  say: 'Demo, 30 minutes. Free Tue 24 Nov: nine and half past ten in the morning; two in the afternoon.',
  simulated: true,
  receipt: {
    version: 40,
    changes: [],
    data: {
      slots,
      eventType: { id: 101, title: 'Demo', slug: 'demo', lengths: [15, 30, 60] },
      minutes: 30,
      ...over,
    },
  },
});

export const bookingAt = (date: string, time: string, over: Partial<Booking> = {}): Booking => {
  const { start, end } = slotOf(date, time);
  return {
    uid: `uid ${date} ${time}`,
    title: 'Demo between Host and Ana Ruiz',
    status: 'accepted',
    start,
    end,
    minutes: 30,
    eventTypeId: 101,
    eventTypeSlug: 'demo',
    hosts: [],
    attendees: [{ name: 'Ana Ruiz', email: 'ana.ruiz@example.com', timeZone: 'Europe/Madrid' }],
    guests: [],
    location: 'Video call',
    meetingUrl: 'https://meet.example.com/abc',
    ...over,
  };
};

export const confirmed = (booking: Booking, verb: 'booked' | 'moved', voice: Voice): Outcome => {
  const { date, time } = instantToWall(booking.start, zone);
  const end = instantToWall(booking.end, zone);
  const event = at(booking.title, `${date} ${time}`, `${end.date} ${end.time}`, {
    source: 'cal',
    links: [{ kind: 'booking', url: `https://app.cal.com/booking/${booking.uid}`, title: booking.uid }],
  });
  const isPending = booking.status === 'pending';
  return {
    kind: isPending ? 'pending' : 'done',
    say: booking.status === 'cancelled' ? sayCancelled(booking, voice) : sayBooked(booking, voice, verb),
    simulated: true,
    receipt: { version: 41, changes: [{ kind: 'add', event }], data: { booking } },
  };
};

export function createMemoryBookings({ voice, scene }: Setup): BookingApi {
  const listed = (booking: Booking, clash: string[] = []): ListedBooking => ({
    ...booking,
    eventId: `event ${booking.uid}`,
    clash,
  });
  let list: ListedBookings = {
    upcoming: [
      listed(bookingAt(today, '16:30')),
      listed(
        bookingAt('2026-11-24', '10:00', {
          title: 'Consultation between Host and Somebody With A Very Long Name Indeed',
          status: 'pending',
          attendees: [
            {
              name: 'Somebody With A Very Long Name Indeed',
              email: 'somebody.with.a.long.name@a-long-domain.example.com',
              timeZone: zone,
            },
          ],
          notes: 'About the second half of the year.',
        }),
        ['Dentist'],
      ),
    ],
    past: [
      listed(
        bookingAt('2026-11-18', '09:00', {
          attendees: [{ name: 'Leo Brandt', email: 'leo@example.com', timeZone: zone, absent: true }],
        }),
      ),
    ],
    cancelled: [listed(bookingAt('2026-11-19', '11:00', { status: 'cancelled' }))],
  };
  if (scene === 'no-bookings') list = { upcoming: [], past: [], cancelled: [] };
  const questions = new Map<string, () => Outcome>();
  let ids = 0;
  const later = <T>(value: T | (() => T)): Promise<T> =>
    new Promise((resolve, reject) =>
      setTimeout(() => {
        if (scene === 'bookings-failed') reject(new TypeError('no server'));
        else resolve(typeof value === 'function' ? (value as () => T)() : value);
      }, 60),
    );
  const question = (summary: string, irreversible: string[], run: () => Outcome): Outcome => {
    const nonce = `nonce ${++ids}`;
    questions.set(nonce, run);
    return {
      kind: 'needs-yes',
      say: `Not done yet. ${summary}?`,
      summary,
      nonce,
      irreversible,
      simulated: true,
    };
  };
  const find = (uid: string): ListedBooking | undefined => list.upcoming.find((one) => one.uid === uid);
  const put = (booking: Booking, old?: ListedBooking): void => {
    const rest = list.upcoming.filter((one) => one !== old);
    const next = { ...listed(booking), ...(old && { eventId: old.eventId }) };
    list =
      booking.status === 'cancelled'
        ? { ...list, upcoming: rest, cancelled: [next, ...list.cancelled] }
        : {
            ...list,
            upcoming: [...rest, next].toSorted((a, b) => Date.parse(a.start) - Date.parse(b.start)),
          };
  };
  const settings = {
    account: scene === 'bookings-off' ? ('off' as const) : ('shared' as const),
    isSimulated: scene !== 'bookings-off',
    eventTypes: types,
    usualTypeId: null,
    problem: scene === 'bookings-problem' ? 'Cal.com does not know the key any more. Make a new one.' : null,
  };

  return {
    booking: {
      availability: {
        query: ({ date, eventType }) =>
          later(() => {
            if (eventType === '103')
              return { kind: 'unavailable', say: 'Cal.com does not answer right now.' };
            const weekday = new Date(`${date}T12:00:00Z`).getUTCDay();
            if (weekday === 0)
              return { ...offers([]), say: 'No time is free for Demo: Sunday. Nor in the two weeks after.' };
            if (weekday === 6) return offers([slotOf(addDays(date, 2), '09:00')], { isLater: true });
            return offers(daySlots(date));
          }),
      },
      book: {
        mutate: ({ slotId, name, email, guestTimeZone }) =>
          later((): Outcome => {
            const [date = today, time = '09:00'] = slotId.split(' ');
            if (time === '09:30') {
              const nearest = [slotOf(date, '10:30'), slotOf(date, '11:00')];
              return { kind: 'taken', say: 'Not booked. Somebody was quicker.', nearest };
            }
            const { start, end } = slotOf(date, time);
            const booking = bookingAt(date, time, {
              title: `Demo between Host and ${name}`,
              attendees: [{ name, email, timeZone: guestTimeZone ?? zone }],
            });
            return question(
              `Book Demo, 30 minutes, ${sayStretchIn({ start, end }, guestTimeZone ?? null, voice())}, for ${name}, ${spellEmail(email)}`,
              [`Cal.com writes to ${email} at once.`],
              () => {
                put(booking);
                return confirmed(booking, 'booked', voice());
              },
            );
          }),
      },
      reschedule: {
        mutate: ({ appointment, slotId }) =>
          later((): Outcome => {
            const old = find(appointment);
            const [date = today, time = '09:00'] = slotId.split(' ');
            if (!old) return { kind: 'not-found', say: 'There is no such appointment.' };
            const { start, end } = slotOf(date, time);
            const { eventId: _event, clash: _clash, ...rest } = old;
            const moved: Booking = { ...rest, start, end, uid: `uid ${++ids}`, rescheduledFromUid: old.uid };
            return question(
              `Move ${old.title} from ${sayBookingWhen(old, voice())} to ${sayStretchIn({ start, end }, 'Europe/Madrid', voice())}`,
              [`Cal.com writes to ${old.attendees[0]?.email ?? ''} about the new time.`],
              () => {
                put(moved, old);
                return confirmed(moved, 'moved', voice());
              },
            );
          }),
      },
      cancel: {
        mutate: ({ appointment }) =>
          later((): Outcome => {
            const old = find(appointment);
            if (!old) return { kind: 'not-found', say: 'There is no such appointment.' };
            const { eventId: _event, clash: _clash, ...rest } = old;
            const gone: Booking = { ...rest, status: 'cancelled' };
            return question(
              `Cancel ${old.title}, ${sayBookingWhen(old, voice())}`,
              [
                `Cal.com tells ${old.attendees[0]?.email ?? ''} that it is cancelled, and the time is free for others again.`,
              ],
              () => {
                put(gone, old);
                return confirmed(gone, 'booked', voice());
              },
            );
          }),
      },
      decide: {
        mutate: ({ uid, accept }) =>
          later((): Outcome => {
            const old = find(uid);
            if (!old) return { kind: 'not-found', say: 'There is no such request.' };
            const { eventId: _event, clash: _clash, ...rest } = old;
            const decided: Booking = { ...rest, status: accept ? 'accepted' : 'cancelled' };
            put(decided, old);
            return confirmed(decided, 'booked', voice());
          }),
      },
      list: { query: () => later(() => list) },
      settings: { query: () => later(settings) },
      setUsualType: { mutate: ({ eventTypeId }) => later({ ...settings, usualTypeId: eventTypeId }) },
      setKey: {
        mutate: () => later({ ok: false, say: 'Cal.com does not know this key. The key was not kept.' }),
      },
      clearKey: { mutate: () => later({ ok: true, say: 'Your Cal.com key is gone from here.' }) },
    },
    conversation: {
      confirm: {
        mutate: ({ nonce, yes }) =>
          later((): Outcome => {
            const run = questions.get(nonce);
            return run && yes ? run() : { kind: 'not-allowed', say: 'All right. Nothing was done.' };
          }),
      },
    },
  };
}
