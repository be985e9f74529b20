/**
 * daily-js can load code from Daily's servers and run it, and reports its errors to a third party.
 * We only use its frame mode, which needs neither; an extension must not even carry such code. Each
 * cut says how often it must be found, so that another version of daily-js stops the build instead
 * of slipping through, and what was built is searched once more.
 */
import type { Plugin } from 'vite';

type Cut = { what: string; find: RegExp; put: string; times: number };

const refuse = '(()=>{throw new Error("remote code is disabled")})()';

export const cuts: readonly Cut[] = [
  {
    what: 'running fetched text',
    find: /Function\((['"`])"use strict";\1\s*\+\s*[\w$.]+\)\(\)/g,
    put: refuse,
    times: 2,
  },
  { what: 'a script element', find: /document\.createElement\((['"`])script\1\)/g, put: refuse, times: 1 },
  {
    what: 'the address of the remote bundle',
    find: /(['"`])\/call-machine-object-bundle\.js\1/g,
    put: '"/disabled"',
    times: 1,
  },
  {
    what: 'error reports to a third party',
    find: /dsn:(['"`])https:\/\/[^'"`]*ingest\.sentry\.io[^'"`]*\1/g,
    put: 'dsn:""',
    times: 1,
  },
];

const forbidden =
  /\bnew Function\(|\bFunction\((['"`])"use strict"|\beval\(|\bimportScripts\(|call-machine-object-bundle\.js["'`]|ingest\.sentry\.io/;

export function stripDailyRemoteCode(): Plugin {
  return {
    name: 'strip-daily-remote-code',
    enforce: 'pre',
    // The development server would otherwise serve a copy it bundled before this plugin saw it.
    config: () => ({ optimizeDeps: { exclude: ['@daily-co/daily-js'] } }),
    transform: {
      filter: { id: /[\\/]@daily-co[\\/]daily-js[\\/]dist[\\/]/ },
      handler(code) {
        return { code: cutRemoteCode(code), map: null };
      },
    },
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        const hit = file.type === 'chunk' ? findForbidden(file.code) : null;
        if (hit) this.error(`${file.fileName} contains code that an extension must not carry: ${hit}`);
      }
    },
  };
}

/** Throws when anything is found more or less often than expected. */
export function cutRemoteCode(code: string, wanted: readonly Cut[] = cuts): string {
  let out = code;
  for (const { what, find, put, times } of wanted) {
    const found = out.match(find)?.length ?? 0;
    if (found !== times) throw new Error(`daily-js changed: ${what} found ${found} times, expected ${times}`);
    out = out.replace(find, () => put);
  }
  return out;
}

/** The forbidden text with a little of what follows, or `null`. */
export function findForbidden(code: string): string | null {
  const hit = forbidden.exec(code);
  return hit ? code.slice(hit.index, hit.index + 60) : null;
}
