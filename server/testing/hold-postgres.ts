/**
 * A process that uses the embedded Postgres and does nothing else, so that tests can kill it.
 * `node hold-postgres.ts <DATA_DIR> [--fsync]` prints one line of JSON when the database is up, and lets go
 * of it on SIGTERM.
 */
import { startEmbeddedPostgres } from '#server/db/embedded.ts';
import process from 'node:process';

const stopping = new AbortController();
const said: string[] = [];
const postgres = await startEmbeddedPostgres(
  { log: (line) => said.push(line), signal: stopping.signal },
  { dataDir: process.argv[2] ?? '', disposable: process.argv[3] !== '--fsync' },
);
process.stdout.write(`${JSON.stringify({ url: postgres.url, said })}\n`);
process.once('SIGTERM', () => void postgres.stop().then(() => process.exit(0)));
setInterval(() => {}, 60_000);
