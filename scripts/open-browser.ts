/**
 * Opens a Chromium that has the extension loaded, where there is one and a screen to show it on.
 * It gets a profile of its own beside the data, so that the person's browser stays as it is.
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { outputOf } from './extension-build.ts';
import { chromiumFlags, findChromium } from './find-chromium.ts';
import { root, start } from './processes.ts';

const hasDisplay = (env: NodeJS.ProcessEnv): boolean =>
  process.platform === 'darwin' ||
  process.platform === 'win32' ||
  Boolean(env['DISPLAY'] ?? env['WAYLAND_DISPLAY']);

export function openBrowser(
  deps: { signal: AbortSignal; say: (line: string) => void },
  input: { page: string; env: NodeJS.ProcessEnv },
): void {
  const { env, page } = input;
  if (env['OPEN'] === '0' || !hasDisplay(env)) return;
  const program = findChromium(env);
  if (!program) return;

  const profile = join(resolve(root, env['DATA_DIR'] ?? '.data'), 'chromium');
  mkdirSync(profile, { recursive: true });
  deps.say(`opening ${program} with the extension loaded (OPEN=0 npm start does not)`);
  const browser = start(deps.signal, {
    program,
    args: [
      `--user-data-dir=${profile}`,
      `--load-extension=${outputOf('production')}`,
      ...chromiumFlags(),
      page,
    ],
    output: 'keep',
  });
  browser.on('error', () => deps.say(`${program} could not be opened; load the extension by hand.`));
  for (const stream of [browser.stdout, browser.stderr]) stream?.resume();
}
