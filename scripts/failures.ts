/**
 * `npm run failures`: shows work that is out of tries on the running server, and runs it again.
 *
 *     npm run failures                   what failed, newest first
 *     npm run failures -- retry <id>     runs it again; `retry all` runs everything
 *     npm run failures -- dismiss <id>   lets it be
 *
 * Speaks to the server of HOST and PORT as whoever LOCAL_TOKEN is; `--url` and `--token` say otherwise.
 */
import { existsSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { createTRPCClient, httpLink } from '@trpc/client';
import type { AppRouter } from '#server/api/router.ts';

if (existsSync('.env')) process.loadEnvFile('.env');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { url: { type: 'string' }, token: { type: 'string' } },
});
const url = values.url ?? `http://127.0.0.1:${process.env['PORT'] ?? '8787'}`;
const token = values.token ?? process.env['LOCAL_TOKEN'] ?? '';
const say = (line: string) => void process.stdout.write(`${line}\n`);

if (token === '') {
  say('Set LOCAL_TOKEN (and restart the server with it), or pass --token with the token of a session.');
  process.exit(2);
}
const { failures } = createTRPCClient<AppRouter>({
  links: [httpLink({ url: `${url}/trpc`, headers: () => ({ authorization: `Bearer ${token}` }) })],
});

try {
  await run(positionals[0] ?? 'list', positionals[1]);
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exit(1);
}

async function run(command: string, which: string | undefined): Promise<void> {
  const open = await failures.list.query();
  if (command === 'list') {
    if (open.length === 0) say('Nothing has failed.');
    for (const { id, work, count, lastAt, state, error } of open)
      say(`${id}  ${work}  ${count} tries  ${lastAt}  ${state}\n    ${error}`);
    return;
  }
  const chosen = open.filter(({ id, state }) => (which === 'all' ? state === 'open' : id === which));
  if (chosen.length === 0) throw new Error('There is no such failure.');
  for (const { id } of chosen) {
    if (command === 'retry') await failures.retry.mutate({ id });
    else if (command === 'dismiss') await failures.dismiss.mutate({ id });
    else throw new Error('Commands: list, retry <id|all>, dismiss <id>.');
    say(`${command}: ${id}`);
  }
}
