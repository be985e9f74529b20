/**
 * `npm start`: builds the extension if need be, starts the server beside it (which brings
 * Postgres and the simulators), and says or shows how to use it. Ctrl-C stops everything.
 */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';

import { buildExtension, isBuilt, outputOf } from './extension-build.ts';
import { openBrowser } from './open-browser.ts';
import { nodeCommand, root, start, untilStopped } from './processes.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);
const signal = untilStopped();

const howToLoad = `
Load the extension once (Chrome or Edge 144 or newer):
  1. open chrome://extensions and switch on "Developer mode"
  2. "Load unpacked" and choose ${outputOf('production')}
  3. click the Calendar Agent icon in the toolbar: its side panel opens
`;

async function main(): Promise<number> {
  if (existsSync(join(root, '.env'))) process.loadEnvFile(join(root, '.env'));
  // First the extension: the server leaves in its folder what pairs the two.
  if (!isBuilt('production') && !(await buildExtension(signal, 'production'))) return signal.aborted ? 0 : 1;

  const server = start(signal, {
    ...nodeCommand('server/main.ts'),
    output: 'keep',
    env: { ...process.env, CALENDAR_AGENT_START: '1' },
  });
  server.stderr?.pipe(process.stderr);
  const exited = once(server, 'exit') as Promise<[number | null]>;

  const pages = await Promise.race([whenReady(server), exited.then(() => undefined)]);
  if (pages) {
    say(howToLoad);
    openBrowser({ signal, say }, { page: pages.signIn ?? pages.server, env: process.env });
  }
  const [code] = await exited;
  if (signal.aborted) return 0;
  process.stderr.write(`The server ended (${code ?? 'killed'}).\n`);
  return code ?? 1;
}

/**
 * Passes the server's lines through and resolves a moment after `ready <address>`: the lines
 * about the vendors come right behind it.
 */
function whenReady(server: ChildProcess): Promise<{ server: string; signIn?: string }> {
  return new Promise((resolve) => {
    let address: string | undefined;
    let signIn: string | undefined;
    if (!server.stdout) return;
    createInterface({ input: server.stdout }).on('line', (line) => {
      say(line);
      signIn ??= /https?:\/\/\S+\/sign-in\?\S+/.exec(line)?.[0];
      const found = /^ready (https?:\/\/\S+)/.exec(line)?.[1];
      if (!found || address) return;
      address = found;
      setTimeout(() => resolve({ server: found, ...(signIn && { signIn }) }), 300);
    });
  });
}

process.exitCode = await main();
// A channel or a pipe that something still holds must not keep a finished command alive.
process.exit();
