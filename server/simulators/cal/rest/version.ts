/**
 * `cal-api-version` routes: each resource knows its own value, anything else falls back to the
 * oldest version — which answers 404 for some paths and, worse, 200 with another shape for others.
 */
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { answer, answerRefusal, cannot, wrongProperty } from './answer.ts';
import type { Simulator } from '../simulator.ts';

const bookingVersions = ['2024-08-13', '2026-02-25'];

export const versionOf = (req: Request): string | null => {
  const value = req.headers['cal-api-version'];
  return typeof value === 'string' ? value : null;
};

/** Before the key is asked for, as at Cal.com. */
export function versionGate(sim: Simulator): RequestHandler {
  return (req: Request, res: Response, next: NextFunction) => {
    const version = versionOf(req);
    const refuse = () => answerRefusal(sim, res, cannot(req.method, req.originalUrl));
    const [, resource, id, act] = req.path.split('/');
    switch (resource) {
      case 'slots':
        return version === '2024-09-04' ? next() : refuse();
      case 'schedules':
        return version === '2024-06-11' ? next() : refuse();
      case 'event-types':
        if (version === '2024-06-14') return next();
        if (version !== null) return refuse();
        return answer(res, id === undefined ? { eventTypeGroups: [], profiles: [] } : { eventType: {} });
      case 'bookings':
        if (bookingVersions.includes(version ?? '')) return next();
        if (version === '2026-05-01' && req.method === 'GET' && id === undefined) return next();
        if (act !== undefined) return refuse();
        if (req.method === 'POST') {
          return answerRefusal(sim, res, wrongProperty('end', 'end must be a valid ISO 8601 date string'));
        }
        return answer(res, id === undefined ? { bookings: [], recurringInfo: [], nextCursor: null } : {});
      default:
        return next();
    }
  };
}
