/**
 * `npm run check`: everything that can be known without running the product. Says one line per
 * step, and a step's whole output only when it failed. All steps run, so one call shows all.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

import { nodeCommand, root, run, untilStopped, type Command } from './processes.ts';

type Step = { name: string } & Pick<Command, 'program' | 'args'>;

const packageCommand = (file: string, ...args: string[]) => nodeCommand(`node_modules/${file}`, args);
const typescript = (project: string) => packageCommand('typescript/bin/tsc', '-p', project);
const sources = ['shared', 'server', 'extension', 'scripts', 'bench', 'e2e'];
const configs = ['vitest.config.ts', 'playwright.config.ts', 'wxt.config.ts', 'drizzle.config.ts'];
const there = (paths: string[]) => paths.filter((path) => existsSync(join(root, path)));

const steps: Step[] = [
  { name: 'format', ...packageCommand('oxfmt/bin/oxfmt', '--check', '.') },
  {
    name: 'lint',
    ...packageCommand(
      'oxlint/bin/oxlint',
      '--type-aware',
      '--deny-warnings',
      ...there([...sources, ...configs]),
    ),
  },
  { name: 'types of shared', ...typescript('.') },
  { name: 'types of server', ...typescript('server') },
  { name: 'types of extension', ...typescript('extension') },
  { name: 'unused code', ...packageCommand('knip/bin/knip.js', '--no-progress') },
  { name: 'secrets', ...nodeCommand('scripts/secret-scan.ts') },
  { name: 'migrations in step', ...nodeCommand('scripts/migrations-in-step.ts') },
  {
    name: 'structure',
    ...packageCommand('vitest/vitest.mjs', 'run', '--project=server', 'architecture.test.ts'),
  },
];

const signal = untilStopped();
let failed = 0;
for (const { name, ...command } of steps) {
  if (signal.aborted) process.exit(130);
  const started = performance.now();
  const { code, output } = await run(signal, {
    ...command,
    output: 'keep',
    env: { ...process.env, NO_COLOR: '1' },
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)\n`);
  if (code !== 0) {
    failed += 1;
    process.stdout.write(`${output.trimEnd()}\n\n`);
  }
}
process.stdout.write(failed === 0 ? 'All checks passed.\n' : `${failed} of ${steps.length} checks failed.\n`);
process.exit(failed === 0 ? 0 : 1);
