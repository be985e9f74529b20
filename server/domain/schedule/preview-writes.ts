/** What an act would do, by the decision that would do it; nothing is written and nobody is asked. */
import type { Outcome } from '#shared/outcome.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { differenceOfSchedules } from '#shared/schedule/difference-of-schedules.ts';
import type { SchedulePreview } from '#shared/schedule/preview.ts';
import { expandAll } from '#shared/schedule/recurrence/expand-all.ts';
import { nextOccurrence } from '#shared/schedule/recurrence/seen-series.ts';
import { applyWrite } from '#shared/schedule/recurrence/series-rows.ts';
import { isSeries, rowIdOf } from '#shared/schedule/recurrence/series.ts';
import { plusMinutes } from './event-draft.ts';
import type { Decision } from './perform-act.ts';
import type { Snapshot } from './snapshot.ts';

const dayMinutes = 1440;
const daysBack = 92;
export const daysAhead = 400;
const most = 20_000;

/** A refusal is answered as it is; else `done` with a `SchedulePreview` as its data. */
export async function previewWrites(snapshot: Snapshot, decision: Decision): Promise<Outcome> {
  if ('outcome' in decision) return decision.outcome;
  const { writes } = decision;
  const ids = [...new Set(writes.map(({ before, after }) => rowIdOf((before ?? after)?.id ?? '')))];
  const rows = new Map((await snapshot.byIds(ids)).map((event) => [event.id, event]));
  const before = [...rows.values()];
  for (const write of writes) applyWrite(rows, write);
  const window = {
    from: plusMinutes(snapshot.now, -daysBack * dayMinutes),
    to: plusMinutes(snapshot.now, daysAhead * dayMinutes),
  };
  const difference = differenceOfSchedules(
    expandAll(within(before, window), window, most),
    expandAll(within([...rows.values()], window), window, most),
  );
  const data: SchedulePreview = {
    ...window,
    ...difference,
    goesOn: [...before, ...rows.values()].some(
      (event) => isSeries(event) && nextOccurrence(event, window.to) !== null,
    ),
    clash: 'clash' in decision ? decision.clash : null,
  };
  return {
    kind: 'done',
    say: sayPreview(data),
    receipt: { version: snapshot.version, changes: [], data },
  };
}

function within(events: ScheduleEvent[], { from, to }: { from: string; to: string }): ScheduleEvent[] {
  return events.filter(
    (event) =>
      isSeries(event) ||
      (Date.parse(event.start) < Date.parse(to) && Date.parse(event.end) > Date.parse(from)),
  );
}

function sayPreview({ added, removed, moved, changed, goesOn }: SchedulePreview): string {
  const parts = [
    [added.count, 'added'],
    [moved.count, 'moved'],
    [changed.count, 'changed'],
    [removed.count, 'removed'],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, verb]) => `${count} would be ${verb}`);
  if (said.length === 0) return 'Nothing would change in the next 400 days.';
  return `In the next 400 days ${said.join(', ')}${goesOn ? ', and so on after that' : ''}.`;
}
