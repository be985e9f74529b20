/** `npm run dev`: the server restarts and the extension reloads when their files change. */
import process from 'node:process';

import { nodeCommand, run, untilStopped } from './processes.ts';

const signal = untilStopped();
const either = new AbortController();
const both = AbortSignal.any([signal, either.signal]);
const env = { ...process.env, CALENDAR_AGENT_START: '1' };

const ended = await Promise.all(
  [nodeCommand('server/main.ts', [], ['--watch']), nodeCommand('node_modules/wxt/bin/wxt.mjs')].map(
    async (command) => {
      const { code } = await run(both, { ...command, output: 'show', env });
      either.abort();
      return code;
    },
  ),
);
process.exit(signal.aborted ? 0 : Math.max(...ended));
