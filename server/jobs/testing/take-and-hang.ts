/**
 * A worker that takes jobs and never ends them, so that a test can kill it. Prints `taken <queue>` for
 * each. `node take-and-hang.ts <database url> <queue> …`
 */
import process from 'node:process';
import { createLog } from '#server/log.ts';
import { createJobs } from '../create-jobs.ts';
import { queueNames } from '../queues.ts';

const [systemUrl = '', ...wanted] = process.argv.slice(2);
const jobs = await createJobs({ log: createLog('silent'), systemUrl }, new AbortController().signal);
for (const queue of queueNames.filter((name) => wanted.includes(name)))
  await jobs.work(queue, () => {
    process.stdout.write(`taken ${queue}\n`);
    return new Promise(() => {});
  });
