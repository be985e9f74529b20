/**
 * `control.ts` over HTTP, for whoever is not in our process. Bound to loopback like everything
 * here; on top of that it takes no request that came through a proxy or from a web page.
 */
import type { NextFunction, Request, Response } from 'express';
import express, { Router } from 'express';
import { z } from 'zod';
import { AppError } from '#shared/errors.ts';
import type { TavusControl } from './control.ts';

const Say = z.object({ conversation_id: z.string(), text: z.string().min(1) });
const Send = z.object({ conversation_id: z.string(), message: z.looseObject({}) });
const Call = z.object({
  conversation_id: z.string(),
  tool: z.string(),
  arguments: z.record(z.string(), z.unknown()).default({}),
  tool_call_id: z.string().optional(),
});
const Who = z.object({
  conversation_id: z.string(),
  participant: z.string().optional(),
  reason: z.string().optional(),
});

export function controlRoutes(control: TavusControl): Router {
  const router = Router();
  router.use(localOnly, express.json({ limit: '1mb' }));
  router.get('/faults', (_req, res) => res.json(control.setFaults({})));
  router.post('/faults', (req, res) => res.json(control.setFaults(req.body ?? {})));
  router.delete('/faults', (_req, res) => res.json(control.clearFaults()));
  router.get('/journal', (_req, res) => res.json(control.journal()));
  router.delete('/journal', (_req, res) => {
    control.clearJournal();
    res.status(204).end();
  });
  router.get('/conversations', (_req, res) => res.json(control.conversations().map(withoutToken)));
  router.get('/messages/:id', (req, res) => res.json(control.messages(String(req.params['id']))));
  router.post('/say', async (req, res) => {
    const input = Say.parse(req.body);
    const { spoken, calls } = await control.say(input.conversation_id, input.text);
    res.json({ spoken, calls });
  });
  router.post('/send', (req, res) => {
    const input = Send.parse(req.body);
    res.json({ result: control.send(input.conversation_id, input.message as never) });
  });
  router.post('/call', async (req, res) => {
    const input = Call.parse(req.body);
    const output = await control.call({
      conversationId: input.conversation_id,
      tool: input.tool,
      arguments: input.arguments,
      ...(input.tool_call_id === undefined ? {} : { toolCallId: input.tool_call_id }),
    });
    res.json({ output });
  });
  for (const act of ['join', 'leave'] as const) {
    router.post(`/${act}`, (req, res) => {
      const input = Who.parse(req.body);
      control[act](input.conversation_id, input.participant);
      res.status(204).end();
    });
  }
  router.post('/end', async (req, res) => {
    const input = Who.parse(req.body);
    await control.end(input.conversation_id, input.reason ?? 'participant_left_timeout');
    res.status(204).end();
  });
  router.use(refused);
  return router;
}

const withoutToken = <TRow extends { meetingToken: unknown }>({ meetingToken: _token, ...row }: TRow) => row;

function localOnly(req: Request, res: Response, next: NextFunction): void {
  const host = req.headers.host?.replace(/:\d+$/, '');
  const isLocal = host === '127.0.0.1' || host === 'localhost';
  const isProxied = 'x-forwarded-for' in req.headers || 'forwarded' in req.headers;
  if (isLocal && !isProxied && req.headers.origin === undefined) next();
  else res.status(403).json({ error: 'Only for this machine.' });
}

// oxlint-disable-next-line max-params -- Express knows an error handler by its four parameters
function refused(error: unknown, _req: Request, res: Response, next: NextFunction): void {
  if (error instanceof z.ZodError) res.status(400).json({ error: error.issues });
  else if (error instanceof AppError) res.status(404).json({ error: error.message });
  else next(error);
}
