/**
 * The door of every npm script: makes a fresh machine ready, then runs the real work on Node 24.
 * Plain JavaScript without dependencies, because it runs on any Node from 20 on, before anything
 * is installed. Everything it says goes to stderr, so that a command's own output stays clean.
 *
 *     node scripts/bootstrap.mjs <command> [arguments]
 */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { findNode, isAtLeast, oldestNode } from './find-node.mjs';
import { installPackages } from './install-packages.mjs';
import { passOn, untilStopped } from './pass-on.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Where the work of each command is. */
const programs = {
  start: 'scripts/start.ts',
  test: 'scripts/test.ts',
  check: 'scripts/check.ts',
  build: 'scripts/build.ts',
  'build:e2e': 'scripts/build-e2e.ts',
  serve: 'scripts/serve.ts',
  dev: 'scripts/dev.ts',
  mutants: 'scripts/mutants.ts',
  'new:tool': 'scripts/new-tool.ts',
  eval: 'server/eval/main.ts',
  'tavus:setup': 'scripts/tavus-setup.ts',
  failures: 'scripts/failures.ts',
  bench: 'bench/bench.ts',
  soak: 'scripts/soak.ts',
  'train:ear': 'scripts/train-ear.ts',
};

const say = (line) => process.stderr.write(`${line}\n`);

async function main([command = '', ...rest]) {
  const program = programs[command];
  if (!program) {
    say(`There is no command "${command}". Commands: ${Object.keys(programs).join(', ')}.`);
    return 2;
  }
  if (!isAtLeast(process.versions.node, [20, 0])) {
    say(`Node ${process.versions.node} is too old: install Node 20 or newer from nodejs.org.`);
    return 1;
  }
  const signal = untilStopped();
  if (!(await installPackages({ root, say, signal })) || signal.aborted) return 1;
  const node = findNode(root);
  if (!node) {
    say(
      `Node ${oldestNode} or newer is needed and npm has none for this machine: install Node 24 from nodejs.org.`,
    );
    return 1;
  }
  if (!existsSync(join(root, program))) {
    say(`"${command}" is not part of this checkout (${program} is missing).`);
    return 1;
  }
  return passOn({ root, signal, command: node, args: [join(root, program), ...rest] });
}

process.exit(await main(process.argv.slice(2)));
