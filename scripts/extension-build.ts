/** Builds the extension when its output is older than what it is made of. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { nodeCommand, root, run } from './processes.ts';

export type Mode = 'production' | 'e2e';

const sources = ['extension', 'shared', 'wxt.config.ts', 'package-lock.json'];

export const outputOf = (mode: Mode): string =>
  join(root, '.output', mode === 'e2e' ? 'chrome-mv3-e2e' : 'chrome-mv3');

/** Also for a file that was taken away: that changes the time of its folder. */
export function newest(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(found.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

export function isBuilt(mode: Mode): boolean {
  const manifest = join(outputOf(mode), 'manifest.json');
  if (!existsSync(manifest)) return false;
  const built = statSync(manifest).mtimeMs;
  return sources.every((source) => newest(join(root, source)) < built);
}

/** @returns whether it worked; what the build said is printed when it did not */
export async function buildExtension(signal: AbortSignal, mode: Mode): Promise<boolean> {
  const args = ['build', ...(mode === 'e2e' ? ['--mode', 'e2e'] : [])];
  const started = performance.now();
  const built = await run(signal, { ...nodeCommand('node_modules/wxt/bin/wxt.mjs', args), output: 'keep' });
  if (signal.aborted) return false;
  if (built.code !== 0) {
    process.stderr.write(`${built.output}\nThe extension could not be built.\n`);
    return false;
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(`extension built in ${seconds} s: ${outputOf(mode)}\n`);
  return true;
}
