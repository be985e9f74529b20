/** `control.ts` over HTTP, for whoever is not in our process: this machine only, no web pages but ours. */
import type { NextFunction, Request, Response } from 'express';
import express, { Router } from 'express';
import { z } from 'zod';
import { AppError } from '#shared/errors.ts';
import type { CalControl } from './control.ts';
import { Refusal } from './rest/answer.ts';

const Uid = z.object({ uid: z.string(), start: z.string().optional(), reason: z.string().optional() });
const Block = z.object({ start: z.string(), end: z.string(), ownerId: z.number().optional() });

export function controlRoutes(control: CalControl): Router {
  const router = Router();
  router.use(localOnly, express.json({ limit: '1mb' }), express.urlencoded({ extended: false }));
  router.get('/faults', (_req, res) => res.json(control.setFaults({})));
  router.post('/faults', (req, res) => res.json(control.setFaults(req.body ?? {})));
  router.delete('/faults', (_req, res) => res.json(control.clearFaults()));
  router.get('/journal', (_req, res) => res.json(control.journal()));
  router.delete('/journal', (_req, res) => {
    control.clearJournal();
    res.status(204).end();
  });
  router.get('/bookings', (_req, res) => res.json(control.bookings()));
  router.get('/reservations', (_req, res) => res.json(control.reservations()));
  router.get('/mails', (_req, res) => res.json(control.mails()));
  router.get('/webhooks', (_req, res) => res.json(control.webhooks()));
  router.post('/book', (req, res) => res.json(control.book(req.body)));
  router.post('/block', (req, res) => {
    const { start, end, ownerId } = Block.parse(req.body);
    control.block(start, end, ownerId);
    res.status(204).end();
  });
  for (const act of ['reschedule', 'cancel', 'confirm', 'reject', 'no-show', 'end-meeting'] as const) {
    router.post(`/${act}`, (req, res) => {
      const { uid, start, reason } = Uid.parse(req.body);
      if (act === 'reschedule') control.reschedule(uid, start ?? '');
      else if (act === 'cancel') control.cancel(uid, reason);
      else if (act === 'confirm') control.confirm(uid);
      else if (act === 'reject') control.reject(uid, reason);
      else if (act === 'no-show') control.noShow(uid);
      else control.endMeeting(uid);
      // A button of the dashboard goes back to it; a script needs nothing.
      if (req.is('urlencoded')) res.redirect(303, '/');
      else res.status(204).end();
    });
  }
  router.use(refused);
  return router;
}

function localOnly(req: Request, res: Response, next: NextFunction): void {
  const host = req.headers.host ?? '';
  const isLocal = /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host);
  const isProxied = 'x-forwarded-for' in req.headers || 'forwarded' in req.headers;
  const { origin } = req.headers;
  if (isLocal && !isProxied && (origin === undefined || origin === `http://${host}`)) next();
  else res.status(403).json({ error: 'Only for this machine.' });
}

// oxlint-disable-next-line max-params -- Express knows an error handler by its four parameters
function refused(error: unknown, _req: Request, res: Response, next: NextFunction): void {
  if (error instanceof z.ZodError) res.status(400).json({ error: error.issues });
  else if (error instanceof AppError) res.status(404).json({ error: error.message });
  else if (error instanceof Refusal) res.status(error.status).json({ error: error.message });
  else next(error);
}
