/**
 * A browser for the end-to-end tests: the one there is, else Debian's own package where we may
 * install it, else the one that Playwright downloads (which nobody here has tried).
 */
import { readFileSync } from 'node:fs';
import process from 'node:process';

import { findChromium } from './find-chromium.ts';
import { nodeCommand, run } from './processes.ts';

type Deps = { signal: AbortSignal; say: (line: string) => void };

function isDebian(): boolean {
  try {
    return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

/** @returns whether there is a browser now */
export async function installChromium(deps: Deps, env: NodeJS.ProcessEnv): Promise<boolean> {
  if (findChromium(env)) return true;
  if (process.getuid?.() === 0 && isDebian()) {
    const apt = (...args: string[]) =>
      withProgress(deps, `apt-get ${args.join(' ')}`, () =>
        run(deps.signal, {
          program: 'apt-get',
          args: ['-q', ...args],
          env: { ...env, DEBIAN_FRONTEND: 'noninteractive' },
          output: 'keep',
        }),
      );
    const packages = ['chromium', 'fonts-liberation'];
    return (await apt('update')) && (await apt('install', '-y', '--no-install-recommends', ...packages));
  }
  deps.say('No Chromium found and CHROMIUM_PATH is not set: trying the one of Playwright (untested).');
  return withProgress(deps, 'playwright install chromium', () =>
    run(deps.signal, {
      ...nodeCommand('node_modules/@playwright/test/cli.js', ['install', 'chromium']),
      output: 'keep',
    }),
  );
}

async function withProgress(
  deps: Deps,
  what: string,
  work: () => Promise<{ code: number; output: string }>,
): Promise<boolean> {
  const started = performance.now();
  const seconds = () => Math.round((performance.now() - started) / 1000);
  deps.say(`${what} …`);
  const timer = setInterval(() => deps.say(`  still at it after ${seconds()} s`), 10_000);
  const { code, output } = await work();
  clearInterval(timer);
  if (code !== 0) deps.say(output.trim().split('\n').slice(-15).join('\n'));
  deps.say(code === 0 ? `  done in ${seconds()} s` : `${what} failed (${code}).`);
  return code === 0;
}
