/**
 * What the auth library may write into the log: its own sentence, first line only, without anything
 * that looks like an address, a link or a token. Its further arguments hold SQL parameters, that is
 * session tokens and device codes, and are dropped.
 */
import type { Log } from '../log.ts';

type Level = 'debug' | 'info' | 'success' | 'warn' | 'error';

export function createAuthLog(log: Log): { log(level: Level, message: string): void } {
  return {
    log: (level, message) => log[level === 'success' ? 'info' : level]({ from: 'auth' }, toHarmless(message)),
  };
}

/** Cuts e-mail addresses, URLs, quoted values and long runs of letters and digits. */
export function toHarmless(message: unknown): string {
  return String(message)
    .split(/\r?\n/, 1)
    .join('')
    .slice(0, 300)
    .replace(/\b[a-z][a-z0-9+.-]*:\/\/\S+/gi, '[address]')
    .replace(/\S+@\S+/g, '[address]')
    .replace(/"[^"]*"|'[^']*'/g, '[value]')
    .replace(/[A-Za-z0-9_-]{20,}/g, '[cut]');
}
