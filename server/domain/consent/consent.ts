/**
 * A question to the person that needs their yes, as the rules see it. Good for one act, for ten
 * minutes and for exactly what was asked (docs/decisions/026).
 */
import { sha256 } from '#server/ids.ts';
import type { Clock } from '#server/clock.ts';
import type { AsPerson } from '#server/db/as-person.ts';
import type { ConsentState } from '#server/db/schema/consents.ts';

export type ConsentDeps = { asPerson: AsPerson; clock: Clock };

export type Consent = {
  nonce: string;
  conversationId: string | null;
  tool: string;
  arguments: unknown;
  meaningHash: string;
  summary: string;
  irreversible: string[];
  /** Turns of the person when it was asked. */
  askedTurn: number;
  /** `expired` as soon as its time is over, whatever is stored. */
  state: ConsentState;
  how: 'tap' | 'words' | null;
};

export const consentMilliseconds = 600_000;

/** Columns of `consents` as a `ConsentRow`; instants in UTC. */
export type ConsentRow = {
  nonce: string;
  conversation_id: string | null;
  tool: string;
  arguments: unknown;
  meaning_hash: string;
  summary: string;
  irreversible: string[];
  asked_turn: number;
  state: ConsentState;
  how: 'tap' | 'words' | null;
  is_over: boolean;
};

export function toConsent(row: ConsentRow): Consent {
  const isOpen = row.state === 'asked' || row.state === 'given';
  return {
    nonce: row.nonce,
    conversationId: row.conversation_id,
    tool: row.tool,
    arguments: row.arguments,
    meaningHash: row.meaning_hash,
    summary: row.summary,
    irreversible: row.irreversible,
    askedTurn: row.asked_turn,
    state: isOpen && row.is_over ? 'expired' : row.state,
    how: row.how,
  };
}

/** The instant before which a question is too old to be answered. */
export function oldestOpen(clock: Clock): string {
  return new Date(clock.now() - consentMilliseconds).toISOString();
}

/** What is agreed to, in one word: equal for equal things, whatever the order of their keys. */
export function meaningHashOf(tool: string, meaning: unknown): string {
  return sha256(`${tool}\n${canonical(meaning)}`);
}

function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_key, inner: unknown) =>
      inner !== null && typeof inner === 'object' && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
        : inner,
    ) ?? 'null'
  );
}
