/**
 * A worker is killed with its jobs in hand, some of them done and only not ticked off: another one runs
 * them all again within 65 seconds, and what they do is there once.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { execPath } from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { createLog } from '#server/log.ts';
import { startTestApp } from '#server/testing/test-app.ts';
import { createJobs } from './create-jobs.ts';
import type { QueueName } from './queues.ts';
import { analyseCall } from './analyse-call.ts';
import { handleTavusEvents } from './handle-tavus-events.ts';
import { readCall } from './read-call.ts';

const now = '2026-11-20T09:30:00Z';
const queues: QueueName[] = ['tavus-event', 'read-call', 'analyse-call', 'delete-call', 'end-call'];
const transcriptOf = (said: string) => ({
  properties: {
    transcript: [
      { role: 'assistant', content: 'Hello!', timestamp: 1_795_165_201 },
      { role: 'user', content: said, timestamp: 1_795_165_205 },
    ],
  },
});

it(
  'runs the jobs of a killed worker again, and what they do comes about once',
  { timeout: 300_000 },
  async () => {
    await using first = await startTestApp({ now, anthropic: true, tavus: true });
    const ownerId = first.personId;
    const aTalk = async (said: string) => {
      const talk = await first.addConversation(ownerId);
      await first.query(`update conversations set status = 'ended', started_at = $2 where id = $1`, [
        talk.id,
        now,
      ]);
      const rows = await first.query<{ id: string }>(
        `insert into vendor_events (owner_id, vendor, conversation_id, kind, subject, dedupe_key, body, received_at)
       values ($1, 'tavus', $2, 'application.transcription_ready', $3, $3, $4::jsonb, $5) returning id`,
        [ownerId, talk.id, talk.vendorId, JSON.stringify(transcriptOf(said)), now],
      );
      return { ...talk, ownerId, conversationId: talk.id, eventId: rows[0]?.id ?? '' };
    };
    const [told, done] = [
      await aTalk('Add yoga on Sunday at 9am'),
      await aTalk('Add swimming on Monday at 6pm'),
    ];
    // Of the second everything was done when the worker died, and nothing was ticked off.
    const soon = AbortSignal.timeout(20_000);
    await handleTavusEvents(first.deps, { ownerId, eventIds: [done.eventId] });
    await readCall(first.deps, done, soon);
    await analyseCall(first.deps, done, soon);
    await first.stop();

    const killed = new AbortController();
    const jobs = await createJobs({ log: createLog('silent'), systemUrl: first.databaseUrl }, killed.signal);
    await first.query(`delete from jobs.job where name = any($1)`, [queues]);
    await jobs.enqueue('tavus-event', { ownerId, eventIds: [told.eventId, done.eventId] });
    await jobs.enqueue('read-call', done);
    await jobs.enqueue('analyse-call', done);
    await jobs.enqueue('delete-call', { ...done, vendorId: 'c-gone' });
    await jobs.enqueue('end-call', { ...done, vendorId: 'c-gone-too' });
    const program = fileURLToPath(new URL('./testing/take-and-hang.ts', import.meta.url));
    const worker = spawn(execPath, [program, first.databaseUrl, ...queues], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const taken = new Set<string>();
    for await (const line of createInterface({ input: worker.stdout })) {
      taken.add(line.replace('taken ', ''));
      if (taken.size === queues.length) break;
    }
    const gone = once(worker, 'exit');
    worker.kill('SIGKILL');
    await gone;
    killed.abort();
    await jobs.stopped;

    await using second = await startTestApp({
      now,
      anthropic: true,
      tavus: true,
      databaseUrl: first.databaseUrl,
    });
    const open = async () =>
      (
        await first.query<{ name: string }>(
          `select name from jobs.job where name = any($1) and state <> 'completed' order by name`,
          [queues],
        )
      ).map(({ name }) => name);
    expect(await open()).not.toEqual([]);
    await expect.poll(open, { timeout: 65_000, interval: 250 }).toEqual([]);

    const titles = await first.query(
      'select title, count(*)::int as n from events group by title order by title',
    );
    expect(titles).toEqual([
      { title: 'Swimming', n: 1 },
      { title: 'Yoga', n: 1 },
    ]);
    const changes = await first.query(`select count(*)::int as n from changes where channel = 'post-call'`);
    expect(changes).toEqual([{ n: 2 }]);
    const turns = await first.query(
      'select conversation_id, count(*)::int as n from turns where conversation_id = any($1) group by 1',
      [[told.id, done.id]],
    );
    expect(turns.map(({ n }) => n)).toEqual([2, 2]);
    expect(await second.query('select queue, error from failures')).toEqual([]);
  },
);
