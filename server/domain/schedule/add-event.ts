/** Puts a new event on the calendar, unless it clashes, has passed, or was not said clearly. */
import type { ReadingContext } from '#shared/language/reading.ts';
import type { Outcome } from '#shared/outcome.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { nextOccurrence } from '#shared/schedule/recurrence/seen-series.ts';
import { isSeries } from '#shared/schedule/recurrence/series.ts';
import { sayClockChange } from '#shared/schedule/say-clock-change.ts';
import { sayChange, sayEventWhen } from '#shared/schedule/say-outcome.ts';
import { amendCarried } from './amend-carried.ts';
import { sourceOf } from './act.ts';
import type { Act, ScheduleDeps } from './act.ts';
import { clashOf } from './clash-of.ts';
import type { EventDraft } from './event-draft.ts';
import { performAct } from './perform-act.ts';
import { toStorable } from './series-draft.ts';
import type { Window } from './snapshot.ts';

export type AddEvent = {
  /** Resolves the caller's words against the person's now and zone; an outcome asks back. */
  read(context: ReadingContext): EventDraft | Outcome;
  allowOverlap: boolean;
  window?: Window;
};

export function addEvent(deps: ScheduleDeps, act: Act, input: AddEvent): Promise<Outcome> {
  const id = deps.ids.next();
  return performAct(deps, act, {
    ...(input.window ? { window: input.window } : {}),
    async decide(snapshot) {
      const draft = input.read(snapshot);
      if ('kind' in draft) return { outcome: draft };
      const event = toStorable(draft, { id, timeZone: snapshot.timeZone, source: sourceOf(act) });
      if ('kind' in event) return { outcome: event };
      if (!act.isByHand && isOver(event, snapshot.now)) {
        const say = `Not added: ${sayEventWhen(event, snapshot.teller)} has passed already. Which day do you mean?`;
        return { outcome: { kind: 'past', say } };
      }
      const amended = await amendCarried(snapshot, act, event);
      if (amended) return amended;
      const clash = await clashOf(snapshot, event, 'added');
      return {
        ...(clash ? { clash, isWanted: input.allowOverlap } : {}),
        writes: [
          { kind: 'add', before: null, after: event, ...(clash ? { consent: 'overlap' as const } : {}) },
        ],
        say: ([stored]) => {
          const said = stored
            ? sayChange('add', stored.event, snapshot.teller) +
              (isSeries(event) ? '' : sayClockChange(draft.start, stored.event, snapshot.teller))
            : '';
          return clash ? `${said} It overlaps with ${clash.with.map((e) => e.title).join(', ')}.` : said;
        },
      };
    },
  });
}

/** A series that began long ago goes on. */
function isOver(event: ScheduleEvent, now: string): boolean {
  return isSeries(event) ? nextOccurrence(event, now) === null : Date.parse(event.end) <= Date.parse(now);
}
