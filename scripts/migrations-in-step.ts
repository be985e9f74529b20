/**
 * Whether the checked-in migrations say what the schema files say: drizzle-kit is asked to write
 * the next migration into a copy, and must find nothing to write.
 */
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

import { nodeCommand, root, run, untilStopped } from './processes.ts';

const migrations = join(root, 'server/db/migrations');
const copy = mkdtempSync(join(tmpdir(), 'calendar-agent-migrations-'));
try {
  cpSync(migrations, join(copy, 'out'), { recursive: true });
  const config = join(copy, 'drizzle.config.mjs');
  const schema = join(root, 'server/db/schema');
  writeFileSync(
    config,
    `export default ${JSON.stringify({ dialect: 'postgresql', casing: 'snake_case', schema, out: join(copy, 'out') })};\n`,
  );
  const generated = await run(untilStopped(), {
    ...nodeCommand('node_modules/drizzle-kit/bin.cjs', ['generate', '--config', config]),
    output: 'keep',
  });
  const before = new Set(readdirSync(migrations));
  const added = readdirSync(join(copy, 'out')).filter((name) => !before.has(name));
  if (generated.code !== 0 || added.length > 0) {
    process.stdout.write(`${generated.output.trim()}\n`);
    process.stdout.write('The schema files and the migrations differ: run "npm run db:generate".\n');
    process.exitCode = 1;
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
