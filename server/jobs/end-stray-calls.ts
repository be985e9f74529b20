/**
 * Ends calls at the vendor that we made and no row of ours knows: each costs money and one of few
 * places. Other programs use the same account: a call is ours only if it tells its news to this very
 * server and bears our name. Where the vendor cannot reach us nothing tells ours from theirs, and
 * nothing is ended.
 */
import type { Pool } from 'pg';
import type { Clock } from '#server/clock.ts';
import type { PersonaVendor, VendorConversation } from '#server/domain/conversation/persona-vendor.ts';
import { callName, callbackPath } from '#server/domain/conversation/start-conversation.ts';
import type { Log } from '#server/log.ts';

export type StrayCallsDeps = {
  pools: { system: Pool };
  clock: Clock;
  log: Log;
  personas: {
    vendor: Pick<PersonaVendor, 'listConversations' | 'endConversation'>;
    publicUrl: string | null;
  } | null;
};

/** A call may be at the vendor a moment before its id is stored here. */
const youngMs = 5 * 60_000;

/** Answers how many were ended. */
export async function endStrayCalls(deps: StrayCallsDeps, signal: AbortSignal): Promise<number> {
  const { personas } = deps;
  if (!personas || personas.publicUrl === null) return 0;
  const active = await personas.vendor.listConversations('active', signal);
  if (active.kind === 'refused') return 0;
  const ours = active.conversations.filter((call) =>
    isOurs(call, personas.publicUrl ?? '', deps.clock.now()),
  );
  if (ours.length === 0) return 0;
  const { rows } = await deps.pools.system.query<{ vendor_id: string }>(
    `select vendor_id from conversations where vendor = 'tavus' and vendor_id = any($1)`,
    [ours.map(({ vendorId }) => vendorId)],
  );
  const known = new Set(rows.map(({ vendor_id }) => vendor_id));
  let ended = 0;
  for (const { vendorId } of ours.filter((call) => !known.has(call.vendorId))) {
    signal.throwIfAborted();
    const answer = await personas.vendor.endConversation(vendorId, signal);
    if (answer.kind === 'ended') ended += 1;
  }
  if (ended > 0) deps.log.info({ ended }, 'calls that nobody knew were ended');
  return ended;
}

function isOurs(call: VendorConversation, publicUrl: string, now: number): boolean {
  const age = call.createdAt === null ? 0 : now - Date.parse(call.createdAt);
  return (
    call.name === callName &&
    call.callbackUrl !== null &&
    call.callbackUrl.startsWith(`${publicUrl}${callbackPath}`) &&
    age > youngMs
  );
}
