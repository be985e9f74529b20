/**
 * `npm run mutants`: for each checked-in patch that takes a guard away, the test it names must
 * turn red. A patch starts with lines that say which:
 *
 *     # guard: what is switched off, in a sentence
 *     # test: server/db/leash.test.ts -t "stops Postgres"      (a vitest file, one or more tests)
 *     # spec: e2e/call.spec.ts -g "in two panels"              (or a Playwright file)
 *
 * Patches are applied to a copy of the tree, so an interrupted run leaves nothing behind here.
 * The named tests first run on the untouched copy: a test that is red anyway proves nothing.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import process from 'node:process';

import { parsePatch, type Mutant } from './parse-patch.ts';
import { nodeCommand, root, run, untilStopped } from './processes.ts';
import { readPlaywrightReport, readVitestReport, type Counts } from './read-reports.ts';

const folder = join(root, 'scripts/mutants');
const signal = untilStopped();
const say = (line: string) => process.stdout.write(`${line}\n`);

/** Everything git would publish, changes that are not committed included. */
function copyTree(): string {
  const copy = mkdtempSync(join(tmpdir(), 'calendar-agent-mutants-'));
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64e6,
  }).split('\0');
  for (const file of files) {
    if (file === '') continue;
    mkdirSync(join(copy, file, '..'), { recursive: true });
    cpSync(join(root, file), join(copy, file), { force: true });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

async function runTest(copy: string, test: Mutant['test']): Promise<Counts | undefined> {
  const report = join(copy, 'test-results', 'mutant.json');
  rmSync(report, { force: true });
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const inCopy = (file: string, args: string[]) =>
    run(signal, { ...nodeCommand(file, args), cwd: copy, output: 'keep', stopWith: 'SIGINT', env });

  if (test.runner === 'playwright') {
    await inCopy('node_modules/wxt/bin/wxt.mjs', ['build', '--mode', 'e2e']);
    const only = test.name ? ['-g', test.name] : [];
    await inCopy('node_modules/@playwright/test/cli.js', ['test', test.file, ...only, '--reporter=json']);
  } else {
    const only = test.name ? ['-t', test.name] : [];
    await inCopy('node_modules/vitest/vitest.mjs', [
      'run',
      test.file,
      ...only,
      '--reporter=json',
      `--outputFile=${report}`,
    ]);
  }
  try {
    const text = readFileSync(report, 'utf8');
    return test.runner === 'playwright' ? readPlaywrightReport(text) : readVitestReport(text);
  } catch {
    return undefined;
  }
}

const keyOf = ({ runner, file, name }: Mutant['test']) => `${runner} ${file} ${name ?? ''}`;

/** @returns undefined when the mutant was caught, else why it counts as not caught */
async function judge(copy: string, mutant: Mutant, green: Map<string, boolean>): Promise<string | undefined> {
  const key = keyOf(mutant.test);
  if (!green.has(key)) {
    const before = await runTest(copy, mutant.test);
    green.set(key, before !== undefined && before.passed > 0 && before.failed === 0);
  }
  if (!green.get(key)) return 'the test is not green without the patch (or does not exist)';

  const patch = (...flags: string[]) =>
    execFileSync('git', ['apply', '--whitespace=nowarn', ...flags, join(folder, mutant.patch)], {
      cwd: copy,
      stdio: 'pipe',
    });
  try {
    patch();
  } catch {
    return 'the patch does not apply any more';
  }
  try {
    const after = await runTest(copy, mutant.test);
    if (!after) return 'the runner left no report';
    return after.failed > 0 ? undefined : 'THE TEST STAYED GREEN';
  } finally {
    patch('--reverse');
  }
}

async function main(wanted: string[]): Promise<number> {
  const patches = readdirSync(folder).filter(
    (name) => name.endsWith('.patch') && (wanted.length === 0 || wanted.some((part) => name.includes(part))),
  );
  const mutants = patches.map((name) => parsePatch(name, readFileSync(join(folder, name), 'utf8')));
  const copy = copyTree();
  const green = new Map<string, boolean>();
  let missed = 0;
  try {
    for (const mutant of mutants.toSorted((a, b) => keyOf(a.test).localeCompare(keyOf(b.test)))) {
      if (signal.aborted) return 130;
      const started = performance.now();
      const problem = await judge(copy, mutant, green);
      const seconds = ((performance.now() - started) / 1000).toFixed(0);
      if (problem) missed += 1;
      say(
        `${problem ? 'MISSED' : 'caught'}  ${basename(mutant.patch, '.patch')} (${seconds} s): ${mutant.guard}`,
      );
      if (problem) say(`        ${problem} [${keyOf(mutant.test)}]`);
    }
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
  say(`${mutants.length - missed} of ${mutants.length} mutants caught`);
  return missed === 0 && mutants.length > 0 ? 0 : 1;
}

process.exit(await main(process.argv.slice(2)));
