/**
 * Remembers in this browser that it opened the link which the start printed, so that the panel's
 * sign-in needs one click later. Holds the one-time code, unreadable for scripts and never sent along
 * from another site; it does nothing by itself, each use is a click on a page of ours.
 */
import type { Request, Response } from 'express';
import type { Auth } from '../auth/auth.ts';
import { queryText } from './visitor.ts';
import type { Visit } from './visitor.ts';

const twelveHours = 43_200;

/**
 * The code or proof that this request may use here and now, for this device code if one is given;
 * empty if there is none. Keeps a good one-time code from the address in the cookie.
 */
export function findSetup(auth: Auth, { req, res }: Visit, userCode?: string): string {
  if (!auth.isLocal(req)) return '';
  const given = queryText(req, 'setup');
  if (given !== '' && auth.setupCode.isGood(given)) keep(auth, res, given);
  const known = [given, readCookie(req, name(auth))];
  return known.find((candidate) => candidate !== '' && auth.setupCode.isGood(candidate, userCode)) ?? '';
}

export function forgetSetup(auth: Auth, res: Response): void {
  res.append('set-cookie', `${name(auth)}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0`);
}

function keep(auth: Auth, res: Response, code: string): void {
  const secure = auth.origin.startsWith('https:') ? '; Secure' : '';
  const value = encodeURIComponent(code);
  res.append(
    'set-cookie',
    `${name(auth)}=${value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${twelveHours}${secure}`,
  );
}

const name = (auth: Auth) => `${auth.cookiePrefix}.setup`;

function readCookie(req: Request, wanted: string): string {
  for (const pair of (req.headers.cookie ?? '').split(';')) {
    const [key = '', value = ''] = pair.trim().split('=', 2);
    if (key === wanted) return decode(value);
  }
  return '';
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return '';
  }
}
