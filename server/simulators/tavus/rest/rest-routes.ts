/**
 * Everything under `/v2`: the key is asked for first, then the faults that are switched on, then
 * both vocabularies become one.
 */
import type { NextFunction, Request, Response } from 'express';
import express, { Router } from 'express';
import { sleep } from '../clock.ts';
import type { Simulator } from '../simulator.ts';
import { refuse } from './answer-error.ts';
import { conversationRoutes } from './conversations.ts';
import { personaRoutes } from './personas.ts';
import { replicaRoutes } from './replicas.ts';
import { toolRoutes } from './tools.ts';
import { toOlderSpelling } from './vocabulary.ts';

export function restRoutes(sim: Simulator): Router {
  const router = Router();
  router.use((req, res, next) => {
    res.on('finish', () =>
      sim.journal.push({ what: 'rest', method: req.method, path: req.path, status: res.statusCode }),
    );
    next();
  });
  router.use(corsForEverybody);
  router.use(async (req, res, next) => {
    if (await fault(sim, res)) return;
    const key = req.headers['x-api-key'];
    if (typeof key !== 'string' || !sim.settings.apiKeys.includes(key)) {
      refuse.key(res);
      return;
    }
    next();
  });
  router.use(express.json({ limit: '1mb', strict: false }));
  router.use((req, _res, next) => {
    if (req.body !== undefined && !Array.isArray(req.body)) req.body = toOlderSpelling(req.body);
    next();
  });
  conversationRoutes(sim, router);
  personaRoutes(sim, router);
  replicaRoutes(sim, router);
  toolRoutes(sim, router);
  router.use((_req, res) => {
    res.status(404).json({ message: 'Not Found' });
  });
  // oxlint-disable-next-line max-params -- Express knows an error handler by its four parameters
  router.use((error: unknown, _req: Request, res: Response, next: NextFunction) => {
    if ((error as { type?: string }).type !== 'entity.parse.failed') return next(error);
    res.status(400).json({ error: 'Bad Request. Invalid JSON.' });
  });
  return router;
}

/** CODE: browsers call the API directly in Tavus' examples, so it must be open. */
function corsForEverybody(req: Request, res: Response, next: NextFunction): void {
  res.setHeader('Access-Control-Allow-Origin', '*');
  res.setHeader('Access-Control-Allow-Headers', 'content-type, x-api-key');
  res.setHeader('Access-Control-Allow-Methods', 'GET, POST, PATCH, DELETE');
  if (req.method === 'OPTIONS') res.status(204).end();
  else next();
}

/** True when the request was ended here. */
async function fault(sim: Simulator, res: Response): Promise<boolean> {
  const { faults } = sim;
  if (faults.latencyMs > 0) await sleep(sim.settings.clock, faults.latencyMs, sim.signal);
  if (faults.resets > 0) {
    faults.resets -= 1;
    res.socket?.resetAndDestroy();
    return true;
  }
  if (faults.serverErrors > 0) {
    faults.serverErrors -= 1;
    res.status(500).send('Internal Server Error');
    return true;
  }
  if (faults.resetsAfterWork > 0) {
    faults.resetsAfterWork -= 1;
    res.end = ((): Response => {
      res.socket?.resetAndDestroy();
      return res;
    }) as typeof res.end;
  }
  return false;
}
