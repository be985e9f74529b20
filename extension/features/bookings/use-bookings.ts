/**
 * The person's appointments as the server last read them at Cal.com: asked again whenever the live
 * schedule hears of one, when the connection is back, and after every act of this page.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import { usePorts } from '#extension/features/live-schedule/PanelPorts.tsx';
import { useSchedule } from '#extension/features/live-schedule/ScheduleProvider.tsx';
import { unanswered } from '#extension/features/live-schedule/unanswered.ts';
import type { BookingSettings, ListedBookings } from './bookings-api.ts';

export type Bookings = {
  list: ListedBookings | null;
  settings: BookingSettings | null;
  /** It could not be asked for; what is shown is what was there before. */
  hasFailed: boolean;
  reload(): void;
};

export function useBookings(): Bookings {
  const { booking: api, onSignedOut } = usePorts();
  const { state } = useSchedule();
  const [read, setRead] = useState<Pick<Bookings, 'list' | 'settings'>>({ list: null, settings: null });
  const [hasFailed, setFailed] = useState(false);
  const [asks, setAsks] = useState(0);
  const isLive = state.freshness?.state === 'live';
  const lastOfCal = state.recent.findLast(({ change }) => (change.after ?? change.before)?.source === 'cal')
    ?.change.version;
  const newest = useRef(0);

  useEffect(() => {
    const ask = ++newest.current;
    Promise.all([api.booking.list.query(), api.booking.settings.query()]).then(
      ([list, settings]) => {
        if (ask !== newest.current) return;
        setRead({ list, settings });
        setFailed(false);
      },
      (error: unknown) => {
        if (ask !== newest.current) return;
        if (unanswered(error) === 'signed-out') onSignedOut();
        setFailed(true);
      },
    );
  }, [api, onSignedOut, lastOfCal, isLive, asks]);
  useEffect(() => () => void (newest.current = -1), []);

  const reload = useCallback(() => setAsks((n) => n + 1), []);
  return { ...read, hasFailed, reload };
}
