/**
 * `GET /trpc/schedule.changes`, mounted in front of tRPC: the same wire, written by hand, because
 * the library's own producer costs eight times the CPU and memory per panel (docs/measured.md).
 *
 * A panel that does not read is not written to: at most one socket buffer waits for it, it goes on
 * from the log when it reads again, and after half a minute without a byte it is cut.
 */
import type { Writable } from 'node:stream';
import type { Request, RequestHandler, Response } from 'express';
import type { Change } from '#shared/schedule/change.ts';
import type { Clock } from '#server/clock.ts';
import { errorCode } from '#server/db/client.ts';
import type { Log } from '#server/log.ts';
import type { Live } from './create-live.ts';
import type { Entry } from './feed.ts';
import { createGate } from './gate.ts';
import { readSince } from './read-since.ts';
import { createPulse } from './stream-pulse.ts';
import type { Pulse } from './stream-pulse.ts';
import {
  connectedFrame,
  pingEveryMs,
  pingFrame,
  refusalFrame,
  retryFrame,
  retryMs,
  retryWhileAwayMs,
  streamHeaders,
  trackedFrame,
} from './stream-wire.ts';
import type { StreamRefusal } from './stream-wire.ts';

type Who = { personId: string; sessionId: string };

export type ScheduleStreamDeps = {
  live: Pick<Live, 'followSchedule' | 'onSessionClosed'>;
  log: Log;
  clock: Clock;
  /** Takes the `Authorization` header and the request it came with. Null: nobody. Throws when it cannot be found out now. */
  personByBearer: (authorization: string | undefined, request: Request) => Promise<Who | null>;
  /** How often a stream's session is looked up again. Default 3 minutes. */
  recheckEveryMs?: number;
};

const path = 'schedule.changes';
const stuckForMs = 30_000;
const awayHeaders = { 'Retry-After': '1', Connection: 'close' };
/** Of the four connections that everything else of the system login shares. */
const lookUpsAtOnce = 2;

/** Streams end without a last word when `signal` aborts, so clients come back to the next process. */
export function createScheduleStream(deps: ScheduleStreamDeps, signal: AbortSignal): RequestHandler {
  const pulse = createPulse(pingEveryMs, signal);
  // A thousand panels that come back at once wait here, in line, not for a connection until it times out.
  const gate = createGate(lookUpsAtOnce);
  let isAway = false;
  return async (request, response, next) => {
    if (request.method !== 'GET') return next();
    // On a connection that was kept: whoever comes back too early must not hear that there is nothing more.
    if (signal.aborted) return void response.writeHead(503, awayHeaders).end();
    response.vary('trpc-accept, accept');
    // The end of the connection is the end of the body: no change has to be framed as a chunk of HTTP.
    response.removeHeader('Transfer-Encoding');
    response.writeHead(200, streamHeaders);
    response.write(Buffer.concat([retryFrame(retryMs), connectedFrame]));

    const askWho = () =>
      gate(async () =>
        response.destroyed ? null : deps.personByBearer(request.headers.authorization, request),
      );
    let who: Who | null;
    try {
      who = await askWho();
      isAway = false;
    } catch (error) {
      if (!isAway) deps.log.warn({ code: errorCode(error) }, 'live: cannot find out who asks for a stream');
      isAway = true;
      response.write(retryFrame(retryWhileAwayMs));
      return refuse(response, 'unavailable');
    }
    if (!who) return refuse(response, 'not-signed-in');
    const since = readSince({ headers: request.headers, url: request.originalUrl });
    if (since === undefined) return refuse(response, 'bad-request');
    // Gone while we looked: its `close` is past and would never be heard.
    if (response.destroyed) return;
    holdStream({ ...deps, pulse }, { response, who, since, askAgain: askWho });
  };
}

function refuse(response: Response, refusal: StreamRefusal): void {
  if (response.writableEnded || response.destroyed) return;
  response.end(refusalFrame(path, refusal));
}

function holdStream(
  deps: ScheduleStreamDeps & { pulse: Pulse },
  stream: { response: Response; who: Who; since: number; askAgain: () => Promise<Who | null> },
): void {
  const { response, who } = stream;
  const recheckEveryMs = deps.recheckEveryMs ?? 180_000;
  let recheckAt = deps.clock.now() + recheckEveryMs;
  let blockedAt: number | undefined;
  let isTold = false;

  // A body without frames is what goes over the socket: past the layers of the response, a third
  // cheaper. There is none yet when the request came behind another one on the same connection.
  const sink: Writable = response.socket ?? response;
  const write = (bytes: Buffer) => {
    if (!sink.write(bytes)) blockedAt = deps.clock.now();
  };
  const pump = () => {
    if (blockedAt !== undefined || response.writableEnded) return;
    try {
      for (let entry = follower.next(); entry; entry = follower.next()) {
        write(frameOf(entry));
        if (blockedAt !== undefined) return;
      }
      // The first word after the backlog: from here on the panel knows that it is up to date.
      if (!isTold && follower.isCaughtUp()) {
        isTold = true;
        write(pingFrame);
      }
    } catch {
      refuse(response, 'bad-request');
    }
  };
  const recheck = async () => {
    const now = await stream.askAgain().catch(() => who);
    if (now?.personId !== who.personId) refuse(response, 'not-signed-in');
  };

  const follower = deps.live.followSchedule({ ownerId: who.personId, since: stream.since, onReady: pump });
  const leavePulse = deps.pulse.add({
    beat() {
      const now = deps.clock.now();
      if (blockedAt !== undefined && now - blockedAt > stuckForMs) return void response.destroy();
      if (blockedAt === undefined && !response.writableEnded) write(pingFrame);
      if (now < recheckAt) return;
      recheckAt = now + recheckEveryMs;
      void recheck();
    },
    stop: () => void response.end(),
  });
  const leaveSession = deps.live.onSessionClosed(who.sessionId, () => refuse(response, 'not-signed-in'));

  sink.on('drain', () => {
    blockedAt = undefined;
    pump();
  });
  response.on('close', () => {
    follower.close();
    leavePulse();
    leaveSession();
  });
  pump();
}

/** Serialised once for everybody who follows this calendar. */
function frameOf(entry: Entry<Change>): Buffer {
  entry.frame ??= trackedFrame(entry.version, entry.value);
  return entry.frame;
}
