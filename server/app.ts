/** Puts the ways in onto one Express app, in the order they have to be asked. */
import { createExpressMiddleware } from '@trpc/server/adapters/express';
import express from 'express';
import type { Express } from 'express';
import helmet from 'helmet';
import { AppError } from '#shared/errors.ts';
import { extensionId } from '#shared/extension-id.ts';
import { createCors } from './auth/cors.ts';
import { appRouter } from './api/router.ts';
import { mountCustomLlm } from './channels/custom-llm.ts';
import { mountCalEvents } from './channels/cal-events.ts';
import { mountTavusEvents } from './channels/tavus-events.ts';
import { mountTavusTools } from './channels/tavus-tools.ts';
import type { Deps } from './deps.ts';
import { errorHandler } from './errors/to-http.ts';
import { retryAfterOf } from './errors/to-trpc.ts';
import { healthHandler } from './health.ts';
import { createScheduleStream } from './live/schedule-stream.ts';
import { showNotFound } from './pages/error-page.ts';
import { mountPages } from './pages/mount-pages.ts';

export function createApp(deps: Deps): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(helmet({ crossOriginResourcePolicy: { policy: 'cross-origin' } }));
  app.get('/health', createCors({ extensionId }), healthHandler(deps));
  mountTavusTools(app, deps);
  mountCalEvents(app, deps);
  mountTavusEvents(app, deps);
  mountCustomLlm(app, deps);
  app.use(createCors({ extensionId }));
  app.all('/api/auth/*splat', deps.auth.handler);
  mountPages(app, deps);
  app.get(
    '/trpc/schedule.changes',
    createScheduleStream(
      {
        ...deps,
        personByBearer: (authorization, req) =>
          deps.auth.personByBearer(authorization, deps.auth.isLocal(req)),
      },
      deps.life,
    ),
  );
  app.use(
    '/trpc',
    createExpressMiddleware({
      router: appRouter,
      maxBodySize: 1_000_000,
      // What only reads may be asked by POST as well: its question can be long.
      allowMethodOverride: true,
      responseMeta: ({ errors }) => retryAfterOf(errors),
      createContext: ({ req }) => ({
        deps,
        authorization: req.headers.authorization,
        isLocal: deps.auth.isLocal(req),
      }),
    }),
  );
  app.use(showNotFound(deps));
  app.use(() => {
    throw new AppError('not-found', 'no such route');
  });
  app.use(errorHandler(deps.log));
  return app;
}
