/**
 * Starts the simulated Cal.com on this machine: API v2, holds, webhooks, a dashboard. In process for
 * tests; `main.ts` runs the same as a child process.
 */
import 'temporal-polyfill/global';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { NextFunction, Request, Response } from 'express';
import { machineClock } from '../tavus/clock.ts';
import type { CalControl } from './control.ts';
import { createControl } from './control.ts';
import { controlRoutes } from './control-routes.ts';
import { dashboard } from './dashboard.ts';
import { Faults } from './faults.ts';
import { randomIds } from './ids.ts';
import type { CalSimulatorOptions, Settings } from './options.ts';
import { answerRefusal, Refusal } from './rest/answer.ts';
import { restRoutes } from './rest/rest-routes.ts';
import { seedState } from './seed.ts';
import type { Simulator } from './simulator.ts';
import { openState } from './state.ts';

export type CalSimulator = AsyncDisposable & {
  /** Origin, `http://127.0.0.1:PORT`; the dashboard is its start page. */
  origin: string;
  /** What takes the place of `https://api.cal.com/v2`. */
  url: string;
  control: CalControl;
};

export async function startCalSimulator(options: CalSimulatorOptions = {}): Promise<CalSimulator> {
  const life = new AbortController();
  const settings = settle(options);
  const seeds = options.accounts ?? [{ apiKey: 'simulated', username: 'host' }];
  const sim: Simulator = {
    settings,
    faults: Faults.parse(options.faults ?? {}),
    state: openState(settings.stateDir, seedState(seeds, options.timeZone ?? 'UTC')),
    journal: [],
    counted: new Map(),
    origin: '',
    signal: life.signal,
  };
  const control = createControl(sim);
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.get('/', dashboard(sim));
  app.use('/v1', (_req, res) => {
    answerRefusal(sim, res, new Refusal(410, 'API v1 has been shut down. Use API v2.'));
  });
  app.use('/v2', restRoutes(sim));
  app.use('/__control', controlRoutes(control));
  // oxlint-disable-next-line max-params -- Express knows an error handler by its four parameters
  app.use((error: unknown, _req: Request, res: Response, next: NextFunction) => {
    if (res.headersSent) next(error);
    else res.status(500).json({ statusCode: 500, message: 'The simulator failed.' });
  });

  const server = createServer(app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(settings.port, '127.0.0.1', resolve);
  });
  sim.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin: sim.origin,
    url: `${sim.origin}/v2`,
    control,
    async [Symbol.asyncDispose]() {
      life.abort();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      sim.state.save();
    },
  };
}

function settle(options: CalSimulatorOptions): Settings {
  return {
    port: options.port ?? 0,
    stateDir: options.stateDir ?? null,
    allowLoopback: options.allowLoopback ?? false,
    rateLimit: options.rateLimit ?? 120,
    webhookRetryMs: options.webhookRetryMs ?? [1_000, 5_000, 30_000],
    clock: options.clock ?? machineClock,
    ids: options.ids ?? randomIds,
  };
}
