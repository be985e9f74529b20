import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createPools } from '#server/db/client.ts';
import { migrate } from '#server/db/migrate.ts';
import { createLog } from '#server/log.ts';
import { emptyFolder, postmasterId, start } from '#server/testing/embedded-folder.ts';
import { createLive } from './create-live.ts';
import type { Live } from './create-live.ts';
import { liveRows } from './testing/live-rows.ts';

it('streams outlive the database: killed and started again, they catch up by themselves', async () => {
  await using folder = await emptyFolder();
  const postgres = await start(folder);
  const urls = await migrate({ url: postgres.url, secret: 'secret', log: () => {} });
  const log = createLog('silent');
  const pools = createPools(log, urls);
  const stop = new AbortController();
  const [live, _other] = ['one', 'other'].map((instanceId) =>
    createLive(
      { log, clock: { now: () => 0 }, ...pools, systemUrl: urls.systemUrl, instanceId },
      stop.signal,
    ),
  ) as [Live, Live];
  const rows = liveRows(pools.system);
  const me = await rows.person();
  const seen: number[] = [];
  const watching = (async () => {
    for await (const { version } of live.watchSchedule({
      ownerId: me.ownerId,
      since: 0,
      signal: stop.signal,
    })) {
      seen.push(version);
    }
  })();
  live.announce({ ...me, changes: [await rows.commitChange(me)] });
  await expect.poll(() => seen).toEqual([1]);

  process.kill(await postmasterId(folder), 'SIGKILL');
  // Its children may answer a last question before they notice.
  await expect.poll(() => pools.app.query('select 1').catch(() => 'away')).toBe('away');
  // Somebody opens a panel while the database is away.
  const late: number[] = [];
  const watchingToo = (async () => {
    for await (const { version } of live.watchSchedule({
      ownerId: me.ownerId,
      since: 0,
      signal: stop.signal,
    })) {
      late.push(version);
    }
  })();
  await sleep(500);
  expect([seen, late]).toEqual([[1], []]);

  await using again = await start(folder);
  expect(again.url).toBe(postgres.url);
  await rows.commitChange(me);
  await expect
    .poll(() => [seen, late], { timeout: 40_000 })
    .toEqual([
      [1, 2],
      [1, 2],
    ]);
  // Hints work again too: the next one does not have to wait for a sweep.
  await sleep(2_500);
  const sentBefore = live.stats().notifySent;
  live.announce({ ...me, changes: [await rows.commitChange(me)] });
  await expect.poll(() => live.stats().notifySent).toBeGreaterThan(sentBefore);

  stop.abort();
  await Promise.all([watching, watchingToo]);
  await pools.close();
  await postgres.stop();
});
