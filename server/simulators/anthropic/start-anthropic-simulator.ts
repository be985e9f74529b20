/**
 * Starts the simulated Claude on this machine: the Messages API with everything it refuses, answered
 * by a script or by rules. In process for tests; `main.ts` runs the same as a child process.
 */
import 'temporal-polyfill/global';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { NextFunction, Request, Response } from 'express';
import { answerRequest } from './answer-request.ts';
import { checkAccess } from './check-access.ts';
import type { AnthropicControl } from './control.ts';
import { createControl } from './control.ts';
import { controlRoutes } from './control-routes.ts';
import { createDice } from './dice.ts';
import { createIssued } from './issued.ts';
import { modelBody, models } from './models.ts';
import { createPromptCache } from './prompt-cache.ts';
import { Refusal, errorBody } from './refusal.ts';
import { Mood } from './simulator.ts';
import type { Simulator } from './simulator.ts';

export type AnthropicSimulatorOptions = {
  /** 0 picks a free one. Always bound to 127.0.0.1. */
  port?: number;
  apiKeys?: string[];
  mood?: Partial<Mood>;
  /** Of ids, sizes of pieces and torn bytes. */
  seed?: number;
  /** Unix milliseconds; the machine's by default. */
  now?: () => number;
};

export type AnthropicSimulator = AsyncDisposable & {
  /** What takes the place of `https://api.anthropic.com`. */
  url: string;
  control: AnthropicControl;
};

export async function startAnthropicSimulator(
  options: AnthropicSimulatorOptions = {},
): Promise<AnthropicSimulator> {
  const now = options.now ?? (() => Temporal.Now.instant().epochMilliseconds);
  const sim: Simulator = {
    now,
    apiKeys: options.apiKeys ?? ['simulated'],
    mood: Mood.parse(options.mood ?? {}),
    script: null,
    journal: [],
    held: [],
    issued: createIssued(),
    cache: createPromptCache(),
    dice: createDice(options.seed ?? now()),
  };
  const control = createControl(sim);
  const app = express();
  app.disable('x-powered-by');
  app.get('/', (_req, res) => res.json({ simulator: 'anthropic' }));
  app.use('/__control', controlRoutes(control));
  app.post('/v1/messages', express.json({ limit: '32mb' }), (req, res) => answerRequest(sim, req, res));
  app.get('/v1/models', (req, res) => {
    checkAccess(req.headers, sim.apiKeys);
    res.json({ data: models.map(modelBody), has_more: false, first_id: models[0], last_id: models.at(-1) });
  });
  app.get('/v1/models/:id', (req, res) => {
    checkAccess(req.headers, sim.apiKeys);
    const { id } = req.params;
    if (!models.includes(id)) throw new Refusal(404, 'not_found_error', { message: `model: ${id}` });
    res.json(modelBody(id));
  });
  app.use((req) => {
    throw new Refusal(404, 'not_found_error', { message: `Not found: ${req.path}` });
  });
  // oxlint-disable-next-line max-params -- Express knows an error handler by its four parameters
  app.use((error: unknown, _req: Request, res: Response, next: NextFunction) => {
    if (res.headersSent) return next(error);
    const refusal = toRefusal(error);
    const requestId = `req_${sim.dice.id(24)}`;
    res.setHeader('request-id', requestId);
    res.status(refusal.status).set(refusal.headers).json(errorBody(requestId, refusal));
  });

  const server = createServer(app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    control,
    async [Symbol.asyncDispose]() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

function toRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  const type = error instanceof Error && 'type' in error ? error.type : null;
  if (type === 'entity.too.large') {
    return new Refusal(413, 'request_too_large', { message: 'Request exceeds the maximum size' });
  }
  if (error instanceof SyntaxError) {
    return new Refusal(400, 'invalid_request_error', { message: 'The request body is not valid JSON' });
  }
  return new Refusal(500, 'api_error', { message: 'Internal server error' });
}
