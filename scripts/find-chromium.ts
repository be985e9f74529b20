/**
 * Which browser can run the unpacked extension from a command line. Google Chrome dropped
 * `--load-extension` in version 137, so it is told apart: for it a person has to click.
 */
import { existsSync } from 'node:fs';
import process from 'node:process';

const chromiums = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** `CHROMIUM_PATH`, else where systems put it. */
export function findChromium(env: NodeJS.ProcessEnv): string | undefined {
  const named = env['CHROMIUM_PATH'];
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`CHROMIUM_PATH names ${named}, which does not exist.`);
  }
  return chromiums.find((path) => existsSync(path));
}

/** What Chromium needs when root starts it, and what keeps it from talking to anyone else. */
export const chromiumFlags = (): string[] => [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu', '--disable-quic'] : []),
];
