/**
 * Puts the vendor's transcript beside what was heard live: what is there already gets its place, what
 * was missed is added, and nothing is there twice. Storing it again changes nothing.
 */
import { sql } from 'drizzle-orm';
import { plainWords } from '#server/domain/consent/plain-words.ts';
import type { Db } from '#server/db/client.ts';
import { sha256 } from '#server/ids.ts';
import type { VendorTranscriptEntry } from './persona-vendor.ts';

type LiveTurn = { id: string; role: 'user' | 'agent'; text: string; position: number | null };
type Placed = { role: 'user' | 'agent'; text: string; at: string; turn: number; sourceKey: string };

const askedPrefix = 'asked:';

/** Came this turn from the vendor's transcript, or was found in it? */
export function isOfTranscript(turn: { position: number | null; sourceKey: string }): boolean {
  return turn.position !== null && !turn.sourceKey.startsWith(askedPrefix);
}

/** An utterance that was heard live is near its place in the transcript. */
const reach = 12;
const alike = 0.6;

/** Run inside `asPerson`. */
export async function storeTranscript(
  db: Db,
  conversation: { id: string; ownerId: string; startedAt: string },
  entries: readonly VendorTranscriptEntry[],
): Promise<void> {
  const placed = toTurns(entries, conversation.startedAt);
  const { rows: live } = await db.execute<LiveTurn>(sql`
    select id, role, text, position from turns where conversation_id = ${conversation.id}
    order by position nulls last, at, turn`);
  const last = await lastAsked(db, conversation.id);
  if (last && !isAmong(last.text, [...placed, ...live])) placed.push({ ...last, turn: placed.length });
  const matches = matchTurns(placed, live);
  const news = placed.flatMap((turn, position) =>
    matches[position] === null ? [{ ...turn, position }] : [],
  );
  const known = matches.flatMap((id, position) => (id === null ? [] : [{ id, position }]));
  await db.execute(sql`
    update turns t set position = k.position
    from jsonb_to_recordset(${JSON.stringify(known)}::jsonb) as k(id uuid, position int)
    where t.id = k.id and t.position is distinct from k.position`);
  await db.execute(sql`
    insert into turns (owner_id, conversation_id, source_key, turn, role, text, position, at)
    select ${conversation.ownerId}, ${conversation.id}, n."sourceKey", n.turn, n.role, n.text, n.position, n.at
    from jsonb_to_recordset(${JSON.stringify(news)}::jsonb)
      as n("sourceKey" text, turn int, role text, text text, position int, at timestamptz)
    on conflict on constraint turns_source_key do update set position = excluded.position`);
}

/** What our own model was asked last: who hangs up in the middle of an answer may be in no transcript. */
async function lastAsked(db: Db, id: string): Promise<Omit<Placed, 'turn'> | null> {
  const { rows } = await db.execute<{ heard: string | null; at: string }>(sql`
    select reply_turn->>'heard' as heard, reply_turn->>'begunAt' as at from conversations where id = ${id}`);
  const [row] = rows;
  if (!row?.heard?.trim()) return null;
  const sourceKey = `${askedPrefix}${sha256(row.heard)}`;
  return { role: 'user', text: row.heard, at: row.at, sourceKey };
}

function isAmong(text: string, turns: readonly { role: 'user' | 'agent'; text: string }[]): boolean {
  const wanted = new Set(plainWords(text));
  return turns.some(
    (turn) => turn.role === 'user' && likeness(wanted, new Set(plainWords(turn.text))) >= alike,
  );
}

function toTurns(entries: readonly VendorTranscriptEntry[], startedAt: string): Placed[] {
  let last = Date.parse(startedAt);
  let turn = 0;
  const seen = new Map<string, number>();
  return entries.flatMap((entry) => {
    const text = entry.content.trim();
    if (entry.role === 'tool' || text === '') return [];
    const role = entry.role === 'user' ? ('user' as const) : ('agent' as const);
    if (role === 'user') turn += 1;
    const at =
      entry.timestamp === undefined
        ? entry.secondsFromStart === undefined
          ? last + 1
          : Date.parse(startedAt) + entry.secondsFromStart * 1_000
        : entry.timestamp * 1_000;
    last = Math.max(last + 1, Number.isFinite(at) && at < 8e15 ? at : last + 1);
    const name = `${role}\n${text}`;
    const nth = (seen.get(name) ?? 0) + 1;
    seen.set(name, nth);
    return [
      {
        role,
        text,
        at: new Date(last).toISOString(),
        turn,
        sourceKey: `transcript:${sha256(`${name}\n${nth}`)}`,
      },
    ];
  });
}

/** For each turn of the transcript the live one it is, in order, or null. */
function matchTurns(placed: readonly Placed[], live: readonly LiveTurn[]): (string | null)[] {
  const words = live.map(({ text }) => new Set(plainWords(text)));
  let next = 0;
  return placed.map(({ role, text }) => {
    const wanted = new Set(plainWords(text));
    for (let at = next; at < Math.min(live.length, next + reach); at += 1) {
      if (live[at]?.role !== role || likeness(wanted, words[at] ?? new Set()) < alike) continue;
      next = at + 1;
      return live[at]?.id ?? null;
    }
    return null;
  });
}

/** Of the shorter one: an utterance that was cut off is a part of the whole. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const least = Math.min(a.size, b.size);
  if (least === 0) return a.size === b.size ? 1 : 0;
  const both = [...a].filter((word) => b.has(word)).length;
  return least <= 2 && a.size !== b.size ? both / Math.max(a.size, b.size) : both / least;
}
