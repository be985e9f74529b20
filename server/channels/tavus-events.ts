/**
 * Tavus tells what became of a call (docs.tavus.io, webhooks and callbacks): a POST that nobody signs,
 * to an address that only Tavus and we know. It is kept before it is answered, with the job that
 * handles it in the same transaction (`enqueue(` in `event-intake.ts`). Nobody asks for anything
 * here, so nothing is dispatched.
 */
import express from 'express';
import type { Express } from 'express';
import { AppError } from '#shared/errors.ts';
import type { Ids } from '#server/ids.ts';
import { sha256 } from '#server/ids.ts';
import type { Log } from '#server/log.ts';
import { readCallback } from '#server/vendors/tavus/read-callback.ts';
import { createIntake } from './event-intake.ts';
import type { IntakeDeps } from './event-intake.ts';

export type TavusEventsDeps = IntakeDeps & { ids: Ids; log: Log };

/** What `startConversation` makes: 32 bytes, base64url. */
const tokenForm = /^[\w-]{43}$/;

export function mountTavusEvents(app: Express, deps: TavusEventsDeps): void {
  const intake = createIntake(deps);
  app.post(
    '/api/webhook/tavus/:token',
    (req, _res, next) => {
      // Before its body is read: whoever guesses addresses does not get to send megabytes.
      if (!tokenForm.test(String(req.params['token']))) throw unknownAddress();
      next();
    },
    express.raw({ type: () => true, limit: '4mb' }),
    async (req, res) => {
      const raw: Uint8Array = Buffer.isBuffer(req.body) ? req.body : new Uint8Array();
      const callback = readCallback(raw);
      if (callback.isNoise) return void res.json({ status: 'success', ignored: true });
      const verdict = await intake.keep({
        id: deps.ids.next(),
        tokenHash: sha256(String(req.params['token'])),
        vendorId: callback.vendorId,
        kind: callback.type,
        dedupeKey: callback.dedupeKey,
        body: callback.body,
      });
      switch (verdict.kind) {
        case 'unknown-token':
          throw unknownAddress();
        case 'other-talk':
          throw new AppError('not-allowed', 'the event is of another conversation than the address');
        case 'repeat':
          return void res.json({ status: 'success', duplicate: true });
        case 'parked':
        case 'kept':
          return void res.json({ status: 'success' });
      }
    },
  );
}

const unknownAddress = () => new AppError('unknown-conversation', 'no conversation has this address');
