/**
 * One request to Cal.com's API v2: key, version, budget, time limit, retries where they are safe, and
 * an answer or a failure as a value. Nothing here logs a body.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { CalBudget } from './cal-budget.ts';
import { resetMs } from './cal-budget.ts';

export type CalAccess = {
  /** With the version, `https://api.cal.com/v2`. */
  baseUrl: string;
  /** An API key or an OAuth access token: both are bearers. */
  bearer: () => Promise<string> | string;
  clock: { now(): number };
  budget: CalBudget;
  /** For one attempt. Default 6 s for a write and 3.5 s for a read: whoever speaks waits ten at most. */
  timeoutMs?: number;
  /** Waits before the second, third … attempt of a read. */
  backoffMs?: readonly number[];
};

export type CalAnswer =
  | { kind: 'ok'; body: unknown }
  | {
      kind: 'failed';
      why: 'http' | 'timeout' | 'network' | 'not-sent' | 'budget';
      /** Null when nothing came back. */
      status: number | null;
      /** Cal.com's own words, at most 600 characters. */
      message: string;
      retryAfterSeconds?: number;
    };

export type CalRequest = {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** With leading slash; parts that come from outside must be encoded. */
  path: string;
  /** One of `cal-versions.ts`. */
  version: string;
  query?: Record<string, string | number | undefined>;
  body?: unknown;
  /** Leaves room in the budget for others: nobody is listening. */
  isPatient?: boolean;
  /** Not needed for what comes next: not waited for longer than this. */
  atMostMs?: number;
  signal?: AbortSignal | undefined;
};

/** Throws only when the caller's own signal was aborted. A write is never sent twice. */
export async function calRequest(access: CalAccess, request: CalRequest): Promise<CalAnswer> {
  const waits = request.method === 'GET' ? (access.backoffMs ?? [250]) : [];
  for (let attempt = 0; ; attempt += 1) {
    const short = access.budget.take(request.isPatient ?? false);
    if (short > 0) {
      const retryAfterSeconds = Math.ceil(short / 1000);
      return { kind: 'failed', why: 'budget', status: 429, message: '', retryAfterSeconds };
    }
    const answer = await attemptOnce(access, request);
    request.signal?.throwIfAborted();
    const wait = waits[attempt];
    if (answer.kind === 'ok' || wait === undefined || !isPassing(answer.status)) return answer;
    await sleep(wait, undefined, request.signal ? { signal: request.signal } : {});
  }
}

/** Refused for too many is not tried again: that would only lengthen the block. */
const isPassing = (status: number | null): boolean => status === null || status >= 500;

async function attemptOnce(access: CalAccess, request: CalRequest): Promise<CalAnswer> {
  const usual = access.timeoutMs ?? (request.method === 'GET' ? 3_500 : 6_000);
  const timeout = AbortSignal.timeout(Math.min(usual, request.atMostMs ?? usual));
  const signal = request.signal ? AbortSignal.any([timeout, request.signal]) : timeout;
  try {
    const response = await fetch(addressOf(access.baseUrl, request), {
      method: request.method,
      headers: {
        authorization: `Bearer ${await access.bearer()}`,
        'cal-api-version': request.version,
        accept: 'application/json',
        ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      // The key must never follow a redirect to somebody else.
      redirect: 'error',
      signal,
    });
    const text = await response.text();
    access.budget.learn(response.headers);
    if (response.ok) return { kind: 'ok', body: parse(text) };
    const wait = response.status === 429 ? (resetMs(response.headers, access.clock.now()) ?? 60_000) : null;
    if (wait !== null) access.budget.block(wait);
    return {
      kind: 'failed',
      why: 'http',
      status: response.status,
      message: errorText(text),
      ...(wait === null ? {} : { retryAfterSeconds: Math.ceil(wait / 1000) }),
    };
  } catch (error) {
    const why = timeout.aborted ? 'timeout' : wasNeverSent(error) ? 'not-sent' : 'network';
    return { kind: 'failed', why, status: null, message: '' };
  }
}

function addressOf(baseUrl: string, request: CalRequest): URL {
  const url = new URL(`${baseUrl.replace(/\/+$/, '')}${request.path}`);
  for (const [name, value] of Object.entries(request.query ?? {})) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  return url;
}

/** No connection was made, so nothing can have been done. */
function wasNeverSent(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : null;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
  return /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/.test(code);
}

/** `error.message` of the usual envelope, or the bare body that some core errors come in. */
export function errorText(text: string): string {
  const body = parse(text);
  const fields = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const inner = fields['error'];
  const said =
    typeof inner === 'object' && inner !== null
      ? (inner as Record<string, unknown>)['message']
      : fields['message'];
  return (typeof said === 'string' ? said : text).slice(0, 600);
}

const storable = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '') : value;

function parse(text: string): unknown {
  try {
    // What guests type may hold what no database stores.
    return text === '' ? null : JSON.parse(text, storable);
  } catch {
    return null;
  }
}
