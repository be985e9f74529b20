/** Puts the ways in onto one Express app, in the order they have to be asked. */
import { createExpressMiddleware } from '@trpc/server/adapters/express';
import express from 'express';
import type { Express } from 'express';
import helmet from 'helmet';
import { AppError } from '#shared/errors.ts';
import { extensionId } from '#shared/extension-id.ts';
import { createCors } from './auth/cors.ts';
import { largestFile } from './api/calendar.ts';
import { appRouter } from './api/router.ts';
import { mountCustomLlm } from './channels/custom-llm.ts';
import { mountCalendarFeed } from './channels/calendar-feed.ts';
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
  mountCalendarFeed(app, deps);
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
  const procedures = (maxBodySize: number) =>
    createExpressMiddleware({
      router: appRouter,
      maxBodySize,
      // What only reads may be asked by POST as well: its question can be long.
      allowMethodOverride: true,
      responseMeta: ({ errors }) => retryAfterOf(errors),
      createContext: ({ req }) => ({
        deps,
        authorization: req.headers.authorization,
        isLocal: deps.auth.isLocal(req),
      }),
    });
  const [plain, withFile] = [procedures(1_000_000), procedures(2 * largestFile)];
  // A file of the largest size is longer as JSON, which writes its line ends out.
  app.use('/trpc', (req, res, next) =>
    req.path.startsWith('/calendar.import') ? withFile(req, res, next) : plain(req, res, next),
  );
  app.use(showNotFound(deps));
  app.use(() => {
    throw new AppError('not-found', 'no such route');
  });
  app.use(errorHandler(deps.log));
  return app;
}
