/**
 * The private feed that calendar apps subscribe to: `GET /api/calendar/:token.ics`. Whoever has the
 * address may read, nobody writes; nothing is dispatched. A token that was never given and one that
 * was revoked are answered alike.
 */
import type { Express, Request, Response } from 'express';
import type { Pool } from 'pg';
import { AppError } from '#shared/errors.ts';
import type { Clock } from '#server/clock.ts';
import { personOfFeed } from '#server/domain/calendar-file/feed-token.ts';
import { sha256 } from '#server/ids.ts';
import { readFeed } from '#server/domain/calendar-file/read-feed.ts';
import type { FeedReader } from '#server/domain/calendar-file/read-feed.ts';

export type CalendarFeedDeps = FeedReader & { pools: { system: Pool } };

/** Apps ask every few minutes at most; whoever guesses asks far more often. */
const perMinute = { feed: 60, unknown: 600 };

export function mountCalendarFeed(app: Express, deps: CalendarFeedDeps): void {
  const count = createCounts(deps.clock);
  const good = new Set<string>();
  // Express answers HEAD with it too.
  app.get('/api/calendar/:file', async (req, res) => {
    const token = /^([\w-]{43})\.ics$/.exec(String(req.params['file']))?.[1];
    if (token === undefined) throw new AppError('not-found', 'no feed');
    const name = sha256(token);
    // Guessing closes the door to guessers only.
    if (!good.has(name) && count.of('unknown') >= perMinute.unknown) refuse();
    const personId = await personOfFeed(deps.pools.system, token);
    if (personId === null) {
      good.delete(name);
      count.add('unknown');
      throw new AppError('not-found', 'no feed');
    }
    if (good.size > 10_000) good.clear();
    good.add(name);
    if (count.add(name) > perMinute.feed) refuse();
    await answer(deps, { req, res, personId });
  });
}

async function answer(
  deps: CalendarFeedDeps,
  { req, res, personId }: { req: Request; res: Response; personId: string },
): Promise<void> {
  const known = tagsOf(req.get('if-none-match'));
  const feed = await readFeed(deps, { personId, knows: (tag) => known.has(tag) || known.has('*') });
  if (!feed) throw new AppError('not-found', 'no feed');
  res.set({
    ETag: `"${feed.tag}"`,
    'Last-Modified': new Date(feed.lastModified).toUTCString(),
    'Cache-Control': 'private, no-cache',
    'X-Robots-Tag': 'noindex',
  });
  if (feed.text === null) return void res.status(304).end();
  res.set({
    'Content-Type': 'text/calendar; charset=utf-8',
    'Content-Disposition': 'inline; filename="calendar.ics"',
  });
  res.send(feed.text);
}

/** The tags of `If-None-Match`, weak or strong: both say the same here. */
function tagsOf(header: string | undefined): Set<string> {
  return new Set((header ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, '').replaceAll('"', '')));
}

function refuse(): never {
  throw new AppError('too-many', 'the feed is asked too often', { retryAfterSeconds: 60 });
}

/** How often each key was counted in this minute. */
function createCounts(clock: Clock) {
  let minute = 0;
  const counts = new Map<string, number>();
  const of = (key: string): number => {
    const current = Math.floor(clock.now() / 60_000);
    if (current !== minute) counts.clear();
    minute = current;
    return counts.get(key) ?? 0;
  };
  const add = (key: string): number => {
    const next = of(key) + 1;
    counts.set(key, next);
    return next;
  };
  return { of, add };
}
