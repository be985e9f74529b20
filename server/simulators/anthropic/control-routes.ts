/** `control.ts` over HTTP, for whoever is not in our process; never for a web page or a proxy. */
import express, { Router } from 'express';
import type { NextFunction, Request, Response } from 'express';
import { z } from 'zod';
import type { AnthropicControl } from './control.ts';
import { ScriptItems } from './simulator.ts';

export function controlRoutes(control: AnthropicControl): Router {
  const router = Router();
  router.use(localOnly, express.json({ limit: '1mb' }));
  router.get('/script', (_req, res) => res.json(control.left()));
  router.post('/script', (req, res) => {
    control.script(...ScriptItems.parse(req.body));
    res.status(204).end();
  });
  router.delete('/script', (_req, res) => {
    control.unscript();
    res.status(204).end();
  });
  router.get('/mood', (_req, res) => res.json(control.setMood({})));
  router.post('/mood', (req, res) => res.json(control.setMood(req.body ?? {})));
  router.get('/journal', (_req, res) => res.json(control.journal()));
  router.delete('/journal', (_req, res) => {
    control.clearJournal();
    res.status(204).end();
  });
  // oxlint-disable-next-line max-params -- Express knows an error handler by its four parameters
  router.use((error: unknown, _req: Request, res: Response, next: NextFunction) => {
    if (error instanceof z.ZodError) res.status(400).json({ error: error.issues });
    else next(error);
  });
  return router;
}

function localOnly(req: Request, res: Response, next: NextFunction): void {
  const host = req.headers.host?.replace(/:\d+$/, '');
  const isLocal = host === '127.0.0.1' || host === 'localhost';
  const isProxied = 'x-forwarded-for' in req.headers || 'forwarded' in req.headers;
  if (isLocal && !isProxied && req.headers.origin === undefined) next();
  else res.status(403).json({ error: 'Only for this machine.' });
}
