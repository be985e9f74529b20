/** What an import would do, without doing it: the same reading and the same plan, shortened for eyes. */
import { AppError } from '#shared/errors.ts';
import type { ImportPreview } from '#shared/ics/import-preview.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { seriesSeenFrom } from '#shared/schedule/recurrence/seen-series.ts';
import { isSeries } from '#shared/schedule/recurrence/series.ts';
import { sayEventWhen } from '#shared/schedule/say-outcome.ts';
import { nowInstant } from '#server/clock.ts';
import { readSchedule } from '#server/db/read-schedule.ts';
import type { ScheduleDeps } from '#server/domain/schedule/act.ts';
import { CalendarMoved, createSnapshot } from '#server/domain/schedule/snapshot.ts';
import type { Snapshot } from '#server/domain/schedule/snapshot.ts';
import { readFor, refusalOf, seriesDays } from './import-events.ts';
import type { ImportAsked } from './import-events.ts';
import { planImport } from './plan-import.ts';

const mostShown = 200;

export async function previewImport(
  deps: Pick<ScheduleDeps, 'pools' | 'clock'>,
  personId: string,
  asked: Pick<ImportAsked, 'text' | 'series'>,
): Promise<ImportPreview> {
  for (let attempt = 1; ; attempt += 1) {
    const look = await readSchedule(deps.pools.app, { owner: personId });
    if (!look) throw new AppError('not-found', 'no calendar');
    const snapshot = createSnapshot(deps.pools.app, look, {
      owner: personId,
      now: nowInstant(deps.clock),
      timeZone: null,
      window: null,
      conversationId: null,
    });
    try {
      return await preview(snapshot, personId, asked);
    } catch (error) {
      // Somebody wrote while it was looked at.
      if (!(error instanceof CalendarMoved) || attempt === 5) throw error;
    }
  }
}

/** What repeats is told by its next time. */
function asSeen(event: ScheduleEvent, now: string): ScheduleEvent {
  return isSeries(event) ? seriesSeenFrom(event, now) : event;
}

async function preview(
  snapshot: Snapshot,
  personId: string,
  asked: Pick<ImportAsked, 'text' | 'series'>,
): Promise<ImportPreview> {
  const file = readFor(snapshot, asked);
  const refusal = refusalOf(file, { despiteProblems: true });
  const { adds, known } = refusal
    ? { adds: [], known: [] }
    : await planImport(snapshot, file, { personId, days: seriesDays });
  const shown = ({ title, ...event }: ScheduleEvent) => ({
    title,
    when: sayEventWhen(asSeen({ title, ...event }, snapshot.now), snapshot.teller),
  });
  return {
    name: file.name?.slice(0, 200) ?? null,
    refusal: refusal?.say ?? null,
    adds: {
      count: adds.length,
      overlapping: adds.filter(({ overlaps }) => overlaps.length > 0).length,
      shown: adds
        .slice(0, mostShown)
        .map(({ line, event, overlaps }) => ({ ...shown(event), line, overlaps })),
    },
    known: {
      count: known.length,
      shown: known.slice(0, mostShown).map(({ line, event, why }) => ({ ...shown(event), line, why })),
    },
    series: {
      count: file.series.length,
      kept: file.events.filter(({ event }) => isSeries(event)).length,
      times: file.series.reduce((sum, { times }) => sum + (times ?? 0), 0),
      shown: file.series.slice(0, mostShown),
      ...seriesDays,
    },
    problems: { count: file.problems.length, shown: file.problems.slice(0, mostShown) },
  };
}
