/** `npm run serve`: the built server as it runs in production. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

import { nodeCommand, root, run, untilStopped } from './processes.ts';

const bundle = 'dist/server/main.mjs';

if (!existsSync(join(root, bundle))) {
  process.stderr.write('There is no built server yet: run "npm run build" first.\n');
  process.exit(1);
}
const signal = untilStopped();
const served = await run(signal, {
  ...nodeCommand(bundle),
  output: 'show',
  env: { ...process.env, NODE_ENV: 'production' },
});
process.exit(signal.aborted ? 0 : served.code);
