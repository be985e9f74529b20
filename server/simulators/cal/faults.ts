/**
 * What can be made to go wrong while the simulator runs (`POST /__control/faults`). Everything has a
 * harmless default, so clearing the faults is parsing `{}`.
 */
import { z } from 'zod';

const count = z.number().int().min(0).default(0);

export const Faults = z.strictObject({
  /** Added before every answer. */
  latencyMs: z.number().min(0).max(120_000).default(0),
  /** The next so many requests answer 500 before any work. */
  serverErrors: count,
  /** The next so many requests end in a reset connection before any work. */
  resets: count,
  /** The next so many writes are done, and their answer is lost with the connection. */
  lostAnswers: count,
  /** The next so many writes are done, and never answered. */
  hungAnswers: count,
  /** The next so many writes are answered 500 after they were done. */
  brokenAnswers: count,
  /** The next so many requests are refused with 429. */
  tooMany: count,
  /** A slot that is taken: 400 in Cal.com's source, 409 seen live; `raw` is the database's own refusal. */
  takenAs: z.enum(['400', '409', 'raw']).default('400'),
  /** The next so many bookings find that somebody was a moment quicker. */
  snatched: count,
  webhooks: z.enum(['deliver', 'drop', 'duplicate', 'reorder']).default('deliver'),
  /** The HMAC of webhooks is made with another secret. */
  wrongSignature: z.boolean().default(false),
});
export type Faults = z.infer<typeof Faults>;

export const noFaults = (): Faults => Faults.parse({});
