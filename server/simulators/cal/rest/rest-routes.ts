/**
 * Everything under `/v2`: version header first, then the faults that are switched on, the count of
 * the minute, and the routes. The journal keeps what was asked and answered, without keys.
 */
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import express, { Router } from 'express';
import { sleep } from '../../tavus/clock.ts';
import type { Simulator } from '../simulator.ts';
import { accountRoutes } from './account-routes.ts';
import { answerRefusal, cannot, Refusal } from './answer.ts';
import { bookingRoutes } from './booking-routes.ts';
import { changeRoutes } from './change-routes.ts';
import { shapes } from './shapes.ts';
import { slotRoutes } from './slot-routes.ts';
import { versionGate, versionOf } from './version.ts';
import { webhookRoutes } from './webhook-routes.ts';

const minuteMs = 60_000;

export function restRoutes(sim: Simulator): Router {
  const router = Router();
  router.use(express.json({ limit: '1mb', strict: false }));
  router.use(writeDown(sim));
  router.use(faults(sim));
  router.use(versionGate(sim));
  router.use(throttle(sim));
  router.use(shapes());
  accountRoutes(sim, router);
  slotRoutes(sim, router);
  bookingRoutes(sim, router);
  changeRoutes(sim, router);
  webhookRoutes(sim, router);
  router.use((req) => {
    throw cannot(req.method, req.originalUrl);
  });
  // oxlint-disable-next-line max-params -- Express knows an error handler by its four parameters
  router.use((error: unknown, _req: Request, res: Response, next: NextFunction) => {
    if (error instanceof Refusal) return answerRefusal(sim, res, error);
    if ((error as { type?: string }).type === 'entity.parse.failed') {
      return answerRefusal(sim, res, new Refusal(400, 'Unexpected token in JSON'));
    }
    next(error);
  });
  return router;
}

function writeDown(sim: Simulator): RequestHandler {
  return (req, res, next) => {
    const request = structuredClone(req.body ?? null);
    const json = res.json.bind(res);
    const note = (status: number | 'lost', answer: unknown) =>
      sim.journal.push({
        what: 'rest',
        method: req.method,
        url: req.originalUrl,
        version: versionOf(req),
        request,
        status,
        answer,
      });
    res.json = (body: unknown) => {
      note(res.locals['isLost'] === true ? 'lost' : res.statusCode, structuredClone(body));
      if (res.locals['isLost'] === true) return loseAnswer(res);
      return json(body);
    };
    next();
  };
}

/** The work is done; what happens to the answer was decided when the request came. */
function loseAnswer(res: Response): Response {
  if (res.locals['how'] === 'reset') res.socket?.resetAndDestroy();
  if (res.locals['how'] === 'broken') res.status(500).end('{"status":"error"}');
  return res;
}

function faults(sim: Simulator): RequestHandler {
  const take = (
    name: 'serverErrors' | 'resets' | 'lostAnswers' | 'hungAnswers' | 'brokenAnswers' | 'tooMany',
  ) => {
    if (sim.faults[name] <= 0) return false;
    sim.faults[name] -= 1;
    return true;
  };
  return async (req, res, next) => {
    if (sim.faults.latencyMs > 0) await sleep(sim.settings.clock, sim.faults.latencyMs, sim.signal);
    if (take('resets')) return void res.socket?.resetAndDestroy();
    if (take('serverErrors')) return void res.status(500).json({ status: 'error' });
    if (take('tooMany')) throw tooMany();
    const isBooking = req.method === 'POST' && req.path.startsWith('/bookings');
    const how = !isBooking
      ? null
      : take('lostAnswers')
        ? 'reset'
        : take('hungAnswers')
          ? 'hang'
          : take('brokenAnswers')
            ? 'broken'
            : null;
    if (how !== null) Object.assign(res.locals, { isLost: true, how });
    next();
  };
}

const tooMany = () => new Refusal(429, 'Too many requests. Please try again later.');

function throttle(sim: Simulator): RequestHandler {
  return (req, res, next) => {
    const key = req.headers.authorization ?? '';
    const now = sim.settings.clock.now();
    const known = sim.counted.get(key);
    const window = known && now - known.since < minuteMs ? known : { since: now, count: 0 };
    window.count += 1;
    sim.counted.set(key, window);
    const limit = sim.settings.rateLimit;
    res.setHeader('X-RateLimit-Limit-Default', String(limit));
    res.setHeader('X-RateLimit-Remaining-Default', String(Math.max(0, limit - window.count)));
    res.setHeader('X-RateLimit-Reset-Default', String(Math.ceil((window.since + minuteMs - now) / 1000)));
    res.setHeader('X-Request-Id', sim.settings.ids.uuid());
    if (window.count > limit) throw tooMany();
    next();
  };
}
