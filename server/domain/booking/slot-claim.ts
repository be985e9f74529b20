/**
 * Who of all who book through us has a slot right now. One statement decides, so of a thousand at
 * once one goes on to Cal.com and the others hear at once that it is taken.
 */
import type { Pool } from 'pg';
import type { Clock } from '#server/clock.ts';

type ClaimDeps = { pools: { system: Pool }; clock: Clock };

export type ClaimedSlot = { account: string; start: string; eventTypeId: number };

/** True when the holder has it now, or had it before. */
export async function claimSlot(
  deps: ClaimDeps,
  slot: ClaimedSlot,
  by: { holder: string; forMs: number },
): Promise<boolean> {
  const now = deps.clock.now();
  const { rowCount } = await deps.pools.system.query({
    name: 'claim_slot',
    text: `insert into slot_claims as c (claim, holder, until) values ($1, $2, $3)
      on conflict (claim) do update set holder = excluded.holder, until = excluded.until
      where c.until < $4 or c.holder = excluded.holder`,
    values: [nameOf(slot), by.holder, new Date(now + by.forMs).toISOString(), new Date(now).toISOString()],
  });
  return rowCount === 1;
}

/** Who has it, if it is that person: in a talk of theirs, or by hand. */
export async function heldByPerson(
  deps: ClaimDeps,
  slot: ClaimedSlot,
  personId: string,
): Promise<'in a talk' | 'by hand' | null> {
  const { rows } = await deps.pools.system.query<{ holder: string }>(
    'select holder from slot_claims where claim = $1 and until >= $2',
    [nameOf(slot), new Date(deps.clock.now()).toISOString()],
  );
  const holder = rows[0]?.holder ?? '';
  if (!holder.startsWith(`${personId} `)) return null;
  return holder.startsWith(`${personId} talk `) ? 'in a talk' : 'by hand';
}

/** One talk is one holder, whatever it changes its mind about; by hand each attempt (`what`) is one. */
export function holderOf(act: { personId: string; conversationId: string | null }, what: string): string {
  const { personId, conversationId } = act;
  return conversationId === null ? `${personId} hand ${what}` : `${personId} talk ${conversationId}`;
}

export async function releaseSlot(deps: ClaimDeps, slot: ClaimedSlot, holder: string): Promise<void> {
  await deps.pools.system.query('delete from slot_claims where claim = $1 and holder = $2', [
    nameOf(slot),
    holder,
  ]);
}

const nameOf = ({ account, start, eventTypeId }: ClaimedSlot): string =>
  `${account}\n${eventTypeId}\n${new Date(Date.parse(start)).toISOString()}`;
