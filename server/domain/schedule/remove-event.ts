/** Takes an event off the calendar. The change log keeps it, so that it can come back. */
import type { ReadingContext } from '#shared/language/reading.ts';
import type { Outcome } from '#shared/outcome.ts';
import { sayChange } from '#shared/schedule/say-outcome.ts';
import type { Act, ScheduleDeps } from './act.ts';
import { removedBefore } from './amend-carried.ts';
import { staleness } from './edit-event.ts';
import { heldElsewhere } from './held-elsewhere.ts';
import { performAct } from './perform-act.ts';
import { removeWithin } from './remove-series.ts';
import { resolveEvent } from './resolve-event.ts';
import type { EventWords } from './resolve-event.ts';
import { seriesTarget } from './series-target.ts';
import type { Scope } from './series-target.ts';

export type RemoveEvent = {
  which(context: ReadingContext): EventWords | Outcome;
  ifVersion: number | null;
  /** Of something that repeats: how much of it. Asked for where nobody said. */
  scope: Scope | null;
};

export function removeEvent(deps: ScheduleDeps, act: Act, input: RemoveEvent): Promise<Outcome> {
  return performAct(deps, act, {
    async decide(snapshot) {
      const words = input.which(snapshot);
      if ('kind' in words) return { outcome: words };
      const event = await resolveEvent(snapshot, words);
      if ('kind' in event) return { outcome: removedBefore(snapshot, act, words.event) ?? event };
      const refusal = staleness(event, input.ifVersion, snapshot) ?? heldElsewhere(event, 'remove');
      if (refusal) return { outcome: refusal, target: event.id };
      const target = await seriesTarget(snapshot, event);
      if (target) return { ...removeWithin(snapshot, target, input.scope), target: event.id };
      return {
        writes: [{ kind: 'remove', before: event, after: null }],
        target: event.id,
        say: () => sayChange('remove', event, snapshot.teller),
      };
    },
  });
}
