/** Whose talk is it? By our id as a person, by the vendor's id as the system. */
import { sql } from 'drizzle-orm';
import type { Pool } from 'pg';
import type { AsPerson } from '#server/db/as-person.ts';
import type { Brain } from '#server/db/schema/conversations.ts';

/** What a call needs to know of the talk it belongs to. */
export type CallConversation = {
  id: string;
  ownerId: string;
  vendorId: string | null;
  /** Zone of the device the person talks from. */
  timeZone: string;
  hasEnded: boolean;
  /** Turns of the person so far; null while nobody told us of any. */
  personTurns: number | null;
  /** Number of the turn that acts; absent where nobody numbers turns. See `begin-turn.ts`. */
  turnFence?: number;
};

export type FoundConversation = CallConversation & {
  /** Null in a talk that is typed. */
  brain: Brain | null;
  /** Name of who the agent is in it. */
  persona: string;
  /** BCP 47. */
  language: string;
  /** The talk it goes on from. */
  continuesId: string | null;
};

type Row = {
  id: string;
  owner_id: string;
  vendor_id: string | null;
  time_zone: string;
  status: string;
  brain: Brain | null;
  persona: string;
  language: string;
  continues_id: string | null;
  person_turns: number;
};

const columns = `c.id, c.owner_id, c.vendor_id, c.time_zone, c.status, c.brain, c.persona, c.language, c.continues_id,
  (select count(*)::int from turns t where t.conversation_id = c.id and t.role = 'user') as person_turns`;

/** Null when no conversation of ours has this vendor id. */
export async function findConversationByVendor(
  deps: { pools: { system: Pool } },
  vendorId: string,
): Promise<FoundConversation | null> {
  const { rows } = await deps.pools.system.query<Row>({
    name: 'conversation_by_vendor',
    text: `select ${columns} from conversations c where c.vendor = 'tavus' and c.vendor_id = $1`,
    values: [vendorId],
  });
  return rows[0] ? toFound(rows[0]) : null;
}

/** Null when the person has no such conversation. */
export async function findConversation(
  deps: { asPerson: AsPerson },
  asked: { personId: string; conversationId: string },
): Promise<FoundConversation | null> {
  const { rows } = await deps.asPerson(asked.personId, (db) =>
    db.execute<Row>(
      sql`select ${sql.raw(columns)} from conversations c where c.id = ${asked.conversationId}`,
    ),
  );
  return rows[0] ? toFound(rows[0]) : null;
}

function toFound(row: Row): FoundConversation {
  return {
    id: row.id,
    ownerId: row.owner_id,
    vendorId: row.vendor_id,
    timeZone: row.time_zone,
    hasEnded: row.status === 'ended' || row.status === 'failed',
    brain: row.brain,
    persona: row.persona,
    language: row.language,
    continuesId: row.continues_id,
    personTurns: row.person_turns === 0 ? null : row.person_turns,
  };
}
