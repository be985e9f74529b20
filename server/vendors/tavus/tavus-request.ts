/**
 * One request to Tavus' REST API: key, time limit, retries where they are safe, and an answer or a
 * failure as a value. Bodies of failures come in three shapes; nothing here logs any of them.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { toOlderSpelling } from './to-older-spelling.ts';

export type TavusAccess = {
  /** With the version, `https://tavusapi.com/v2`. */
  baseUrl: string;
  apiKey: string;
  /** For one attempt. Default 15 s. */
  timeoutMs?: number;
  /** Waits before the second, third … attempt of an idempotent call. */
  backoffMs?: readonly number[];
};

export type TavusAnswer =
  | { kind: 'ok'; status: number; body: unknown }
  | {
      kind: 'failed';
      why: 'http' | 'timeout' | 'network';
      /** Null when nothing came back. */
      status: number | null;
      /** Tavus' own words, at most 300 characters. */
      message: string;
      retryAfterSeconds?: number;
    };

export type TavusRequest = {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** With leading slash; parts that come from outside must be encoded. */
  path: string;
  query?: Record<string, string | number | undefined>;
  body?: unknown;
  /** Asking twice does no harm: it may be repeated after a time-out, a cut or a 5xx. */
  isIdempotent: boolean;
  signal?: AbortSignal;
};

/** Throws only when the caller's own signal was aborted. 304 is an answer: nothing had changed. */
export async function tavusRequest(access: TavusAccess, request: TavusRequest): Promise<TavusAnswer> {
  const waits = request.isIdempotent ? (access.backoffMs ?? [300, 1200]) : [];
  for (let attempt = 0; ; attempt += 1) {
    const answer = await attemptOnce(access, request);
    request.signal?.throwIfAborted();
    const wait = waits[attempt];
    if (answer.kind === 'ok' || wait === undefined || !isPassing(answer)) return answer;
    const asked = (answer.retryAfterSeconds ?? 0) * 1000;
    if (asked > 5000) return answer;
    await sleep(Math.max(wait, asked), undefined, request.signal ? { signal: request.signal } : {});
  }
}

const isPassing = (answer: { status: number | null }): boolean =>
  answer.status === null || answer.status === 429 || answer.status >= 500;

async function attemptOnce(access: TavusAccess, request: TavusRequest): Promise<TavusAnswer> {
  const timeout = AbortSignal.timeout(access.timeoutMs ?? 15_000);
  const signal = request.signal === undefined ? timeout : AbortSignal.any([timeout, request.signal]);
  try {
    const response = await fetch(addressOf(access.baseUrl, request), {
      method: request.method,
      headers: {
        'x-api-key': access.apiKey,
        accept: 'application/json',
        ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      // The key must never follow a redirect to somebody else.
      redirect: 'error',
      signal,
    });
    const text = await response.text();
    if (response.ok || response.status === 304) {
      return { kind: 'ok', status: response.status, body: toOlderSpelling(parse(text)) };
    }
    const retryAfter = Number(response.headers.get('retry-after'));
    return {
      kind: 'failed',
      why: 'http',
      status: response.status,
      message: errorText(text),
      ...(retryAfter > 0 ? { retryAfterSeconds: retryAfter } : {}),
    };
  } catch {
    const why = timeout.aborted ? 'timeout' : 'network';
    return { kind: 'failed', why, status: null, message: '' };
  }
}

function addressOf(baseUrl: string, request: TavusRequest): URL {
  const url = new URL(`${baseUrl.replace(/\/+$/, '')}${request.path}`);
  for (const [name, value] of Object.entries(request.query ?? {})) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  return url;
}

/** `error`, else `message`, else the text: Tavus is not uniform. */
export function errorText(text: string): string {
  const body = parse(text);
  const fields = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const said = [fields['error'], fields['message']].find((value) => typeof value === 'string');
  return ((said as string | undefined) ?? text).slice(0, 300);
}

function parse(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
