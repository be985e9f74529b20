/** Which handler does which work. `main.ts` calls it once; a new queue gets its line here. */
import type { Jobs } from './create-jobs.ts';
import { sweepAuthRows } from '../auth/sweep-auth-rows.ts';
import { endCall } from './end-call.ts';
import { endForgottenCalls } from './end-forgotten-calls.ts';
import type { EndForgottenDeps } from './end-forgotten-calls.ts';
import { finishIntents } from '../domain/booking/finish-intents.ts';
import type { BookingDeps } from '../domain/booking/bookings.ts';
import { handleCalEvent } from './handle-cal-event.ts';
import { sweepAllBookings } from './sweep-bookings.ts';

export async function startWorkers(deps: EndForgottenDeps & BookingDeps, jobs: Jobs): Promise<void> {
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
}
