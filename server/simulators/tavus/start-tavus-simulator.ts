/**
 * Starts the simulated Tavus on this machine: REST, call rooms, webhooks, tool delivery. In
 * process for tests; `main.ts` runs the same as a child process.
 */
import 'temporal-polyfill/global';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { NextFunction, Request, Response } from 'express';
import { understand } from '../mind/understand.ts';
import { machineClock } from './clock.ts';
import type { TavusControl } from './control.ts';
import { createControl } from './control.ts';
import { controlRoutes } from './control-routes.ts';
import { Faults } from './faults.ts';
import { randomIds } from './ids.ts';
import type { Settings, TavusSimulatorOptions } from './options.ts';
import { restRoutes } from './rest/rest-routes.ts';
import { roomRoutes } from './room/room-routes.ts';
import type { Simulator } from './simulator.ts';
import { openState } from './state.ts';

export type TavusSimulator = AsyncDisposable & {
  /** Origin, `http://127.0.0.1:PORT`. Rooms live below it. */
  origin: string;
  /** What takes the place of `https://tavusapi.com/v2`. */
  url: string;
  control: TavusControl;
};

export async function startTavusSimulator(options: TavusSimulatorOptions = {}): Promise<TavusSimulator> {
  const life = new AbortController();
  const settings = settle(options);
  const sim: Simulator = {
    settings,
    faults: Faults.parse(options.faults ?? {}),
    state: openState(settings.stateDir),
    rooms: new Map(),
    journal: [],
    origin: '',
    signal: life.signal,
  };
  const control = createControl(sim);
  const app = express();
  app.disable('x-powered-by');
  app.get('/', (_req, res) => res.json({ simulator: 'tavus' }));
  app.use('/v2', restRoutes(sim));
  app.use('/room', roomRoutes(sim));
  app.use('/__control', controlRoutes(control));
  // oxlint-disable-next-line max-params -- Express knows an error handler by its four parameters
  app.use((_error: unknown, _req: Request, res: Response, next: NextFunction) => {
    if (res.headersSent) next(_error);
    else res.status(500).json({ error: 'The simulator failed.' });
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
      for (const room of sim.rooms.values()) room.over.abort();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      sim.state.save();
    },
  };
}

function settle(options: TavusSimulatorOptions): Settings {
  return {
    port: options.port ?? 0,
    stateDir: options.stateDir ?? null,
    apiKeys: options.apiKeys ?? ['simulated'],
    allowLoopback: options.allowLoopback ?? false,
    joinDelayMs: options.joinDelayMs ?? 1200,
    msPerWord: options.msPerWord ?? 140,
    analysisDelayMs: options.analysisDelayMs ?? 20_000,
    heartbeatMs: options.heartbeatMs ?? 1000,
    lostAfterMs: options.lostAfterMs ?? 3000,
    clock: options.clock ?? machineClock,
    ids: options.ids ?? randomIds,
    understand: options.understand ?? understand,
  };
}
