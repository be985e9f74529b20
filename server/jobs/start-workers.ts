/** Which handler does which work. `main.ts` calls it once; a new queue gets its line here. */
import type { Jobs } from './create-jobs.ts';
import { sweepAuthRows } from '../auth/sweep-auth-rows.ts';
import { endCall } from './end-call.ts';
import { endForgottenCalls } from './end-forgotten-calls.ts';
import type { EndForgottenDeps } from './end-forgotten-calls.ts';
import { finishIntents } from '../domain/booking/finish-intents.ts';
import type { BookingDeps } from '../domain/booking/bookings.ts';
import { followZones } from '../domain/schedule/follow-zones.ts';
import type { FollowZonesDeps } from '../domain/schedule/follow-zones.ts';
import { handleCalEvent } from './handle-cal-event.ts';
import { sweepAllBookings } from './sweep-bookings.ts';
import type { ForgetDeps } from '../domain/conversation/forget-conversation.ts';
import type { Personas } from '../domain/conversation/start-conversation.ts';
import { analyseCall } from './analyse-call.ts';
import type { AnalyseCallDeps } from './analyse-call.ts';
import { deleteCall } from './delete-call.ts';
import { endStrayCalls } from './end-stray-calls.ts';
import type { StrayCallsDeps } from './end-stray-calls.ts';
import { keepFailure, markMended } from './failures.ts';
import { forgetOldTalks } from './forget-old-talks.ts';
import { handleTavusEvents } from './handle-tavus-events.ts';
import type { TavusEventDeps } from './handle-tavus-events.ts';
import { readCall } from './read-call.ts';
import type { ReadCallDeps } from './read-call.ts';
import { sweepCalls } from './sweep-calls.ts';
import type { SweepCallsDeps } from './sweep-calls.ts';

export type WorkerDeps = EndForgottenDeps &
  FollowZonesDeps &
  BookingDeps &
  TavusEventDeps &
  ReadCallDeps &
  AnalyseCallDeps &
  SweepCallsDeps &
  StrayCallsDeps &
  ForgetDeps & { personas: Personas | null };

export async function startWorkers(deps: WorkerDeps, jobs: Jobs): Promise<void> {
  await jobs.work('end-call', (call, signal) => endCall(deps, call, signal));
  await jobs.work('end-forgotten-calls', (_none, signal) => endForgottenCalls(deps, signal));
  jobs.every('end-forgotten-calls', 60);
  await jobs.work(
    'sweep-auth-rows',
    async () => void (await sweepAuthRows({ systemPool: deps.pools.system, clock: deps.clock })),
  );
  jobs.every('sweep-auth-rows', 86_400);
  await jobs.work('cal-event', (news) => handleCalEvent(deps, news));
  await jobs.work('finish-bookings', async () => void (await finishIntents(deps)));
  jobs.every('finish-bookings', 15);
  await jobs.work('sweep-bookings', (_none, signal) => sweepAllBookings(deps, signal));
  jobs.every('sweep-bookings', 120);
  await jobs.work('tavus-event', (news) => handleTavusEvents(deps, news));
  await jobs.work('read-call', (call, signal) => readCall(deps, call, signal));
  await jobs.work('analyse-call', (call, signal) => analyseCall(deps, call, signal));
  await jobs.work('delete-call', (call, signal) => deleteCall(deps, call, signal));
  await jobs.work('sweep-calls', async (_none, signal) => void (await sweepCalls(deps, signal)));
  jobs.every('sweep-calls', 20);
  await jobs.work('end-stray-calls', async (_none, signal) => void (await endStrayCalls(deps, signal)));
  jobs.every('end-stray-calls', 300);
  await jobs.work('follow-zones', async (_none, signal) => void (await followZones(deps, signal)));
  jobs.every('follow-zones', 3_600);
  await jobs.work('forget-old-talks', async (_none, signal) => void (await forgetOldTalks(deps, signal)));
  jobs.every('forget-old-talks', 3_600);
  await jobs.watchFailures({
    failed: (job) => keepFailure(deps, job),
    mended: (failure) => markMended(deps, failure),
  });
}
