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

import { nodeCommand, root, run, untilStopped } from './processes.ts';
import { closingLine, countsOf, readVitestReport } from './read-reports.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string' } },
});
const seed = Number(values.seed ?? Math.floor(performance.timeOrigin / 1000) % 1_000_000);
const signal = untilStopped();
const report = join(root, 'test-results', 'soak.json');
/** One line a test that counted what it did. */
const noted = join(root, 'test-results', 'soak-counts.txt');

/** Tests whose size can be chosen are those that ask for it. */
function filesWithSizes(): string[] {
  const listed = execFileSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '*.test.ts'],
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
for (const file of [report, noted]) rmSync(file, { force: true });
const started = performance.now();
const { code } = await run(signal, {
  ...nodeCommand('node_modules/vitest/vitest.mjs', [
    'run',
    '--no-file-parallelism',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...files,
  ]),
  output: 'show',
  stopWith: 'SIGINT',
  env: { ...process.env, SOAK: '1', SEED: String(seed) },
});
if (signal.aborted) process.exit(130);
const counts = countsOf({
  code,
  report: existsSync(report) ? readVitestReport(readFileSync(report, 'utf8')) : undefined,
});
const when = new Date().toISOString().slice(0, 16).replace('T', ' ');
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
const seconds = Math.round((performance.now() - started) / 1000);
const did = existsSync(noted) ? readFileSync(noted, 'utf8').trim().split('\n') : [];
const result = [closingLine(counts), ...did].join('<br>');
record(`| ${when} | ${commit} | ${cpus().length} cores | ${seed} | ${seconds} | ${result} |`);
process.stdout.write(`${closingLine(counts)}\n`);
process.exit(counts.failed === 0 ? 0 : 1);
