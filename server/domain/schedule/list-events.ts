/** What is on the calendar in a stretch of days or time. Writes nothing. */
import type { ReadingContext } from '#shared/language/reading.ts';
import type { Outcome } from '#shared/outcome.ts';
import { sayEvents, sayEventsCalled } from '#shared/schedule/say-outcome.ts';
import { sayDay } from '#shared/schedule/say-time.ts';
import { titleMatch } from '#shared/schedule/title-match.ts';
import { addDays, wallToInstant } from '#shared/schedule/wall-clock.ts';
import type { Act, ScheduleDeps } from './act.ts';
import { performAct } from './perform-act.ts';
import type { Snapshot } from './snapshot.ts';

/** Days, end exclusive, in the person's zone. */
export type Days = { from: string; to: string };

export type ListEvents = {
  read(context: ReadingContext): Days | Outcome;
  /** Words of a title; only events that fit them. */
  about?: string;
};

export function listEvents(deps: ScheduleDeps, act: Act, input: ListEvents): Promise<Outcome> {
  return performAct(deps, act, {
    async decide(snapshot) {
      const days = input.read(snapshot);
      if ('kind' in days) return { outcome: days };
      const { to } = days;
      const window = {
        from: wallToInstant({ date: days.from }, snapshot.timeZone),
        to: wallToInstant({ date: to }, snapshot.timeZone),
      };
      const { about } = input;
      const events = (await snapshot.between(window.from, window.to)).filter(
        (e) => e.status !== 'cancelled' && (about === undefined || titleMatch(e.title, about) > 0),
      );
      const when = sayDaysOf({ from: days.from, to }, snapshot);
      return {
        outcome: {
          kind: 'done',
          say:
            about === undefined
              ? sayEvents(events, when, snapshot.teller)
              : sayEventsCalled(about, events, { when, teller: snapshot.teller }),
          receipt: {
            version: snapshot.version,
            changes: [],
            // Only what was asked for is known to be all there is.
            data: { ...window, events, ...(about === undefined ? {} : { about }) },
          },
        },
      };
    },
  });
}

function sayDaysOf(days: Days, snapshot: Snapshot): string {
  const first = sayDay(days.from, snapshot.teller);
  const last = addDays(days.to, -1);
  if (last <= days.from) return /^\p{Lu}/u.test(first) ? `on ${first}` : first;
  return `from ${first} to ${sayDay(last, snapshot.teller)}`;
}
