/**
 * `npm run soak [-- --seed 7] [file …]`: the reliability tests at their full sizes, one file after
 * the other. Seed, counts and result are appended to docs/measured.md.
 */
import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';

import { buildExtension } from './extension-build.ts';
import { nodeCommand, root, run, untilStopped } from './processes.ts';
import {
  closingLine,
  countsOf,
  noTests,
  readPlaywrightReport,
  readVitestReport,
  sum,
  type Counts,
} from './read-reports.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string' } },
});
const seed = Number(values.seed ?? Math.floor(performance.timeOrigin / 1000) % 1_000_000);
const signal = untilStopped();
const report = join(root, 'test-results', 'soak.json');
const browserReport = join(root, 'test-results', 'soak-browser.json');
/** One line a test that counted what it did. */
const noted = join(root, 'test-results', 'soak-counts.txt');

/** Tests whose size can be chosen are those that ask for it; those of the browser are Playwright's. */
function filesWithSizes(): string[] {
  const listed = execFileSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '*.test.ts', 'e2e/*.spec.ts'],
    {
      cwd: root,
      encoding: 'utf8',
    },
  );
  return listed
    .split('\n')
    .filter((file) => file !== '' && readFileSync(join(root, file), 'utf8').includes('testing/sizes.ts'));
}

function record(line: string): void {
  const file = join(root, 'docs/measured.md');
  const heading =
    '\n## Soak\n\n| when | commit | machine | seed | seconds | result |\n|------|--------|---------|------|---------|--------|\n';
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  // A table has to stay in one piece: a section that came in between gets a new one behind it.
  const isLast =
    before.lastIndexOf('\n## ') === before.lastIndexOf('\n## Soak\n') && before.includes('\n## Soak\n');
  appendFileSync(file, `${isLast ? '' : heading}${line}\n`);
}

const files = positionals.length > 0 ? positionals : filesWithSizes();
if (files.length === 0) {
  process.stderr.write('There is no test whose size can be chosen.\n');
  process.exit(1);
}
process.stdout.write(`soak with seed ${seed}: ${files.join(', ')}\n`);
mkdirSync(join(root, 'test-results'), { recursive: true });
for (const file of [report, browserReport, noted]) rmSync(file, { force: true });
const started = performance.now();
const env = { ...process.env, SOAK: '1', SEED: String(seed) };

async function runVitest(tests: string[]): Promise<Counts> {
  if (tests.length === 0) return noTests;
  const { code } = await run(signal, {
    ...nodeCommand('node_modules/vitest/vitest.mjs', [
      'run',
      '--no-file-parallelism',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...tests,
    ]),
    output: 'show',
    stopWith: 'SIGINT',
    env,
  });
  return countsOf({
    code,
    report: existsSync(report) ? readVitestReport(readFileSync(report, 'utf8')) : undefined,
  });
}

async function runPlaywright(specs: string[]): Promise<Counts> {
  if (specs.length === 0) return noTests;
  if (!(await buildExtension(signal, 'e2e'))) return { ...noTests, failed: 1 };
  const { code } = await run(signal, {
    ...nodeCommand('node_modules/@playwright/test/cli.js', [
      'test',
      ...specs,
      '--global-timeout=0',
      '--reporter=list,json',
    ]),
    output: 'show',
    stopWith: 'SIGINT',
    env: { ...env, TZ: 'UTC', PLAYWRIGHT_JSON_OUTPUT_FILE: browserReport },
  });
  return countsOf({
    code,
    report: existsSync(browserReport) ? readPlaywrightReport(readFileSync(browserReport, 'utf8')) : undefined,
  });
}

const isSpec = (file: string) => file.endsWith('.spec.ts');
const counts = sum([
  await runVitest(files.filter((file) => !isSpec(file))),
  await runPlaywright(files.filter(isSpec)),
]);
if (signal.aborted) process.exit(130);
const when = new Date().toISOString().slice(0, 16).replace('T', ' ');
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
const seconds = Math.round((performance.now() - started) / 1000);
const did = existsSync(noted) ? readFileSync(noted, 'utf8').trim().split('\n') : [];
const result = [closingLine(counts), ...did].join('<br>');
record(`| ${when} | ${commit} | ${cpus().length} cores | ${seed} | ${seconds} | ${result} |`);
process.stdout.write(`${closingLine(counts)}\n`);
process.exit(counts.failed === 0 ? 0 : 1);
