/**
 * Our own server as it is shipped: the bundle when it was built, in production mode, on the same
 * Postgres as the rivals. People, sessions and conversations are written straight into the tables.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { Client } from 'pg';
import { getRequest, postRequest } from './caller.ts';
import { startChild } from './child-server.ts';
import type { ChildServer } from './child-server.ts';
import { timeOfCall } from './contestant.ts';
import type { Contestant } from './contestant.ts';
import { titleOf } from './panel.ts';

const root = join(import.meta.dirname, '..');
const bundle = join(root, 'dist/server/main.mjs');

export const oursProgram = (): { program: string[]; isBundled: boolean } =>
  existsSync(bundle)
    ? { program: [execPath, bundle], isBundled: true }
    : { program: [execPath, join(root, 'server/main.ts')], isBundled: false };

const secret = () => randomBytes(24).toString('hex');

export type OursEnv = Record<string, string> & { TAVUS_TOOLS_SECRET: string; LLM_API_KEY: string };

export const oursEnv = (dataDir: string): OursEnv => ({
  NODE_ENV: 'production',
  PORT: '0',
  LOG_LEVEL: 'warn',
  DATA_DIR: dataDir,
  AUTH_SECRET: secret(),
  TAVUS_TOOLS_SECRET: secret(),
  LLM_API_KEY: secret(),
  CAL_WEBHOOK_SECRET: secret(),
  DATABASE_LOGIN_SECRET: secret(),
});

export const startOurs = (env: Record<string, string>): Promise<ChildServer> =>
  startChild(oursProgram().program, { env });

/** @param input.databaseUrl a user that is not bound by row policies */
export async function createOurs(input: {
  databaseUrl: string;
  dataDir: string;
  people: number;
}): Promise<Contestant> {
  const env = { ...oursEnv(input.dataDir), DATABASE_URL: input.databaseUrl };
  const server = await startOurs(env);
  await makePeople(input.databaseUrl, input.people);
  return {
    name: oursProgram().isBundled ? 'ours' : 'ours (not bundled)',
    server,
    call(person, call) {
      const time = timeOfCall(call);
      const body = JSON.stringify({
        conversation_id: vendorId(person),
        tool_call_id: `call-${call}`,
        arguments: {
          title: titleOf(call),
          date: time.date,
          start_time: time.start.slice(11, 16),
          duration: '5 minutes',
          time_zone: 'UTC',
        },
      });
      const signature = createHmac('sha256', env.TAVUS_TOOLS_SECRET).update(body).digest('hex');
      return postRequest('/api/tavus/tools/add_event', body, { 'x-tavus-signature': signature });
    },
    stream: (person, since) =>
      getRequest(`/trpc/schedule.changes?input=${encodeURIComponent(JSON.stringify({ since }))}`, {
        authorization: `Bearer ${token(person)}`,
      }),
  };
}

const token = (person: number) => `bench-session-${String(person).padStart(8, '0')}`;
const vendorId = (person: number) => `bench-conversation-${person}`;

/** With a session and a conversation in progress each. */
export async function makePeople(databaseUrl: string, people: number): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(
      `with person as (
         insert into users (name, email) select 'Bench', 'bench-' || n || '@example.test' from generate_series(0, $1 - 1) n
         returning id, split_part(split_part(email, '@', 1), '-', 2)::int as n)
       insert into sessions (user_id, token, expires_at)
       select id, 'bench-session-' || lpad(n::text, 8, '0'), now() + interval '1 day' from person`,
      [people],
    );
    await client.query(
      `insert into conversations (owner_id, calendar_id, vendor, vendor_id, status, time_zone, brain)
       select c.owner_id, c.id, 'tavus', 'bench-conversation-' || split_part(split_part(u.email, '@', 1), '-', 2),
              'in-progress', 'UTC', 'tavus-tools'
       from calendars c join users u on u.id = c.owner_id where u.email like 'bench-%'`,
    );
  } finally {
    await client.end();
  }
}
