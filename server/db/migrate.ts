/**
 * Brings a database to today's shape and hands out the two logins: bootstrap SQL, checked-in
 * migrations, table security, functions. Runs under an advisory lock, so that any number of
 * instances may start at once.
 */
import { createHmac } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate as runMigrations } from 'drizzle-orm/node-postgres/migrator';
import { Client } from 'pg';
import { errorCode } from './client.ts';
import { afterMigrations } from './sql/after-migrations.ts';
import { beforeMigrations } from './sql/before-migrations.ts';

const lockNumber = 7_219_330;

/** Throws an error with a sentence when the URL's user may not create roles; it holds the SQL to run. */
export async function migrate(input: {
  url: string;
  /** Passwords of the logins are derived from it, so that every instance finds the same ones. */
  secret: string;
  log: (line: string) => void;
}): Promise<{ appUrl: string; systemUrl: string }> {
  const client = new Client({ connectionString: input.url });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [lockNumber]);
    await client.query(beforeMigrations).catch((error: unknown) => explainRoles(error));
    const urls = await createLogins(client, input);
    await runMigrations(drizzle(client), {
      migrationsFolder: fileURLToPath(new URL('./migrations', import.meta.url)),
    });
    await client.query(afterMigrations);
    input.log('database is up to date');
    return urls;
  } finally {
    await client.query('select pg_advisory_unlock($1)', [lockNumber]).catch(() => {});
    await client.end();
  }
}

async function createLogins(client: Client, input: { url: string; secret: string }) {
  const { rows } = await client.query<{ name: string }>('select current_database() as name');
  const database = rows[0]?.name ?? '';
  const login = async (group: 'app' | 'system') => {
    const name = `${database}_${group}`;
    const password = createHmac('sha256', input.secret).update(name).digest('base64url');
    const run = async (format: string) => {
      const made = await client.query<{ sql: string }>(`select format(${format}) as sql`, [name, password]);
      await client.query(made.rows[0]?.sql ?? '');
    };
    try {
      await run(`'create role %I login password %L in role calendar_${group}', $1::text, $2::text`);
    } catch (error) {
      if (errorCode(error) !== '42710' && errorCode(error) !== '23505') explainRoles(error);
      await run(`'alter role %I login password %L', $1::text, $2::text`);
    }
    const url = new URL(input.url);
    url.username = encodeURIComponent(name);
    url.password = encodeURIComponent(password);
    return url.toString();
  };
  return { appUrl: await login('app'), systemUrl: await login('system') };
}

function explainRoles(error: unknown): never {
  if (errorCode(error) !== '42501') throw error;
  throw new Error(
    `The user of DATABASE_URL may not create roles. Let an administrator run this once, then start again:\n${beforeMigrations}`,
    { cause: error },
  );
}
