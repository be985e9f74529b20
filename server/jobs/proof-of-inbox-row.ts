/** Makes the proof of what follows a call out of its transcript, as it was kept in the inbox. */
import type { Pool } from 'pg';
import { proof } from '../proof.ts';
import type { Proof } from '../proof.ts';

export type InboxProof = Proof & { kind: 'inbox' };

/** Null when there is no such event, or when it is not a transcript that was checked to be of its talk. */
export async function proofOfInboxRow(
  deps: { pools: { system: Pool } },
  row: { eventId: string; ownerId: string },
): Promise<InboxProof | null> {
  const { rows } = await deps.pools.system.query<{ conversation_id: string }>({
    name: 'inbox_row',
    text: `
      select e.conversation_id from vendor_events e
      join conversations c on c.id = e.conversation_id and c.owner_id = e.owner_id
      where e.id = $1 and e.owner_id = $2 and e.vendor = 'tavus' and not e.is_parked
        and e.kind = 'application.transcription_ready' and e.subject = c.vendor_id`,
    values: [row.eventId, row.ownerId],
  });
  const found = rows[0];
  if (!found) return null;
  return proof({
    kind: 'inbox',
    personId: row.ownerId,
    conversationId: found.conversation_id,
    eventId: row.eventId,
  });
}
