/**
 * Makes the job tables and queues, as the user that migrates, and hands out the least rights: the
 * system login works on jobs, the app login may only add one inside a person's transaction. Apart
 * from the runner because only this needs more than those two logins.
 */
import { createHash } from 'node:crypto';
import { Client } from 'pg';
import { PgBoss } from 'pg-boss';
import type { Log } from '#server/log.ts';
import { failedQueue, jobsSchema, queueNames, queues } from './queues.ts';

/** Part of the fingerprint: a new version of the library brings new tables. */
const libraryVersion = '12.35.0';
const lockNumber = 7_219_331;

const grants = `
grant usage on schema ${jobsSchema} to calendar_system, calendar_app;
grant all on all tables in schema ${jobsSchema} to calendar_system;
grant all on all sequences in schema ${jobsSchema} to calendar_system;
grant execute on all functions in schema ${jobsSchema} to calendar_system;
grant insert, select (id, name) on ${jobsSchema}.job_common to calendar_app;
grant select on ${jobsSchema}.queue to calendar_app;
`;

/** Repeating it costs one question; any number of instances may do it at once. */
export async function installJobs(deps: { log: Log }, migratorUrl: string): Promise<void> {
  const client = new Client({ connectionString: migratorUrl });
  await client.connect();
  try {
    const wanted = fingerprint();
    if ((await installedFingerprint(client)) === wanted) return;
    await client.query('select pg_advisory_lock($1)', [lockNumber]);
    if ((await installedFingerprint(client)) === wanted) return;
    await install(deps, migratorUrl);
    await client.query(grants);
    await client.query(`comment on schema ${jobsSchema} is '${wanted}'`);
  } finally {
    await client.end();
  }
}

async function install(deps: { log: Log }, migratorUrl: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: migratorUrl,
    schema: jobsSchema,
    max: 1,
    supervise: false,
    schedule: false,
  });
  boss.on('error', (error) => deps.log.warn({ code: error.name }, 'jobs: installing'));
  await boss.start();
  try {
    await boss.createQueue(failedQueue);
    for (const name of queueNames) {
      const options = { ...queues[name].options, deadLetter: failedQueue };
      await boss.createQueue(name, options);
      // It may be there already, with the settings of an older version.
      await boss.updateQueue(name, options);
    }
  } finally {
    await boss.stop({ graceful: false });
  }
}

function fingerprint(): string {
  const options = queueNames.map((name) => [name, queues[name].options]);
  return createHash('sha256')
    .update(JSON.stringify([libraryVersion, grants, options]))
    .digest('hex');
}

async function installedFingerprint(client: Client): Promise<string | null> {
  const { rows } = await client.query<{ comment: string | null }>(
    `select obj_description(oid, 'pg_namespace') as comment from pg_namespace where nspname = $1`,
    [jobsSchema],
  );
  return rows[0]?.comment ?? null;
}
