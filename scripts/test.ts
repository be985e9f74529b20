/**
 * `npm test`: everything, the built extension in a real Chromium included. The last line says how
 * many tests passed, failed and were skipped, and the exit code agrees with it.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

import { buildExtension } from './extension-build.ts';
import { installChromium } from './install-chromium.ts';
import { nodeCommand, root, run, untilStopped, type Command } from './processes.ts';
import {
  closingLine,
  countsOf,
  noTests,
  readPlaywrightReport,
  readVitestReport,
  sum,
  type Counts,
} from './read-reports.ts';

const results = join(root, 'test-results');
const reports = { unit: join(results, 'unit.json'), e2e: join(results, 'e2e.json') };
const signal = untilStopped();
const say = (line: string) => process.stdout.write(`${line}\n`);

async function runner(
  command: Pick<Command, 'program' | 'args'>,
  report: { file: string; read: (text: string) => Counts },
): Promise<Counts> {
  const env = { ...process.env, TZ: 'UTC', ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }) };
  const { code } = await run(signal, { ...command, output: 'show', stopWith: 'SIGINT', env });
  const found = existsSync(report.file) ? report.read(readFileSync(report.file, 'utf8')) : undefined;
  const counts = countsOf({ code, report: found });
  if (!found) say(`The runner ended with ${code} and left no report.`);
  else if (counts.failed > found.failed) say(`The runner ended with ${code} although no test failed.`);
  return counts;
}

const unitTests = () =>
  runner(
    nodeCommand('node_modules/vitest/vitest.mjs', [
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${reports.unit}`,
    ]),
    { file: reports.unit, read: readVitestReport },
  );

async function endToEndTests(): Promise<Counts> {
  if (!(await buildExtension(signal, 'e2e'))) return { ...noTests, failed: 1 };
  return runner(nodeCommand('node_modules/@playwright/test/cli.js', ['test']), {
    file: reports.e2e,
    read: readPlaywrightReport,
  });
}

async function main(): Promise<number> {
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  const started = performance.now();
  const hasBrowser = await installChromium({ signal, say }, process.env);
  const unit = await unitTests();
  const e2e = hasBrowser ? await endToEndTests() : { ...noTests, failed: 1 };
  if (!hasBrowser) say('The end-to-end tests did not run: there is no Chromium.');
  if (signal.aborted) return 130;
  const total = sum([unit, e2e]);
  say(`\nTests took ${Math.round((performance.now() - started) / 1000)} s: unit ${closingLine(unit)};`);
  say(`in the browser ${closingLine(e2e)}.`);
  say(closingLine(total));
  return total.failed === 0 ? 0 : 1;
}

process.exit(await main());
