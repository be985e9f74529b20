/**
 * Cal.com tells what happened to a booking (cal.com/docs, webhooks): a POST signed over the raw body.
 * It is kept before it is answered, with the job that handles it in the same transaction; what it
 * says is only where to look, never what to believe. Nobody asks for anything here, so nothing is
 * dispatched.
 */
import express from 'express';
import type { Express } from 'express';
import { sql } from 'drizzle-orm';
import type { Pool } from 'pg';
import type { AsPerson } from '#server/db/as-person.ts';
import type { Db } from '#server/db/client.ts';
import { nowInstant } from '#server/clock.ts';
import type { Clock } from '#server/clock.ts';
import { ownerOfNews } from '#server/domain/booking/account-store.ts';
import type { Ids } from '#server/ids.ts';
import type { Log } from '#server/log.ts';
import { readCalWebhook } from '#server/vendors/cal/read-webhook.ts';
import type { CalWebhook } from '#server/vendors/cal/read-webhook.ts';

export type CalEventsDeps = {
  asPerson: AsPerson;
  pools: { system: Pool };
  clock: Clock;
  ids: Ids;
  log: Log;
  secrets: { calWebhook: string };
  /** Puts down the job that handles it: it is there if and only if the transaction commits. */
  calNews: {
    enqueue(news: { eventId: string; ownerId: string }, tx: Db): Promise<void>;
    /** After the commit, so that it starts at once. */
    wake(): void;
  };
};

export function mountCalEvents(app: Express, deps: CalEventsDeps): void {
  app.post('/api/webhook/cal', express.raw({ type: () => true, limit: '256kb' }), async (req, res) => {
    const raw: Uint8Array = Buffer.isBuffer(req.body) ? req.body : new Uint8Array();
    const news = readCalWebhook(deps.secrets.calWebhook, req.header('x-cal-signature-256'), raw);
    if (news.uid === null) return void res.json({ ok: true, ignored: true });
    const uids = [news.uid, ...(news.earlierUid === null ? [] : [news.earlierUid])];
    const ownerId = await ownerOfNews(deps, { ...news, uids });
    if (ownerId === null) {
      deps.log.info({ trigger: news.trigger.slice(0, 40) }, 'news of a booking that is nobody’s');
      return void res.json({ ok: true, ignored: true });
    }
    const isNew = await keep(deps, { ownerId, uid: news.uid, news });
    if (isNew) deps.calNews.wake();
    res.json(isNew ? { ok: true } : { ok: true, duplicate: true });
  });
}

/** False when the same event was delivered before. */
async function keep(
  deps: CalEventsDeps,
  { ownerId, uid, news }: { ownerId: string; uid: string; news: CalWebhook },
): Promise<boolean> {
  const eventId = deps.ids.next();
  return deps.asPerson(ownerId, async (db) => {
    const { rows } = await db.execute(sql`
      insert into vendor_events (id, owner_id, vendor, kind, subject, dedupe_key, body, received_at)
      values (${eventId}, ${ownerId}, 'cal', ${news.trigger}, ${uid}, ${news.dedupeKey},
        ${JSON.stringify(news.body)}::jsonb, ${nowInstant(deps.clock)})
      on conflict on constraint vendor_events_dedupe_key do nothing returning id`);
    if (rows.length === 0) return false;
    await deps.calNews.enqueue({ eventId, ownerId }, db);
    return true;
  });
}
