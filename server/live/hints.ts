/**
 * What instances tell each other: "this calendar is at version 7 now". Only hints: a lost one costs
 * up to one sweep, never a change. They are sent outside of any writing transaction, one NOTIFY at
 * a time; what piles up meanwhile goes together with the next one (docs/decisions/003). An instance
 * that is alone says nothing: each NOTIFY would only wake itself. Whoever comes says hello.
 */
import type { Client } from 'pg';
import type { Log } from '#server/log.ts';
import { createKeptConnection } from './kept-connection.ts';

export type Hint =
  | { kind: 'calendar' | 'conversation'; id: string; version: number }
  /** Somebody signed this session out. */
  | { kind: 'session'; id: string };

export type Hints = {
  send(hint: Hint): void;
  /** NOTIFYs sent so far. */
  sent(): number;
  /** Nobody else listens, as far as is known. */
  isAlone(): boolean;
};

const channel = 'live';
/** NOTIFY takes up to 8,000 bytes. */
const longestPayload = 7_800;
const mostPending = 10_000;

/**
 * @param deps.onHint called for hints of other instances only
 * @param deps.onListening called whenever listening (again) has begun: hints may have been missed
 */
export function createHints(
  deps: {
    log: Log;
    systemUrl: string;
    instanceId: string;
    onHint: (hint: Hint) => void;
    onListening: () => void;
    /** How often it is asked who else is there. */
    probeEveryMs?: number;
  },
  signal: AbortSignal,
): Hints {
  const pending = new Map<string, string>();
  let isSending = false;
  let isAlone = false;
  let heard = 0;
  let sent = 0;

  const countOthers = async (client: Client) => {
    const before = heard;
    const { rows } = await client.query<{ others: number }>({
      name: 'others',
      text: `select count(*)::int as others from pg_stat_activity
             where application_name = current_setting('application_name') and datname = current_database()
               and pid <> pg_backend_pid()`,
    });
    // Somebody who said hello meanwhile may have come after the count.
    isAlone = rows[0]?.others === 0 && heard === before;
  };

  const listener = createKeptConnection(
    {
      log: deps.log,
      url: deps.systemUrl,
      name: 'listen',
      onOpen: async (client) => {
        client.on('notification', ({ payload = '' }) => {
          if (payload.split(' ', 1)[0] === deps.instanceId) return;
          isAlone = false;
          heard += 1;
          for (const hint of parseHints(payload)) deps.onHint(hint);
        });
        await client.query(`listen ${channel}`);
        await countOthers(client);
        await client.query('select pg_notify($1, $2)', [channel, deps.instanceId]);
        deps.onListening();
      },
      onProbe: countOthers,
      probeEveryMs: deps.probeEveryMs,
    },
    signal,
  );

  const notifier = createKeptConnection(
    {
      log: deps.log,
      url: deps.systemUrl,
      name: 'notify',
      onOpen: async () => void setImmediate(() => void flush()),
    },
    signal,
  );

  const flush = async () => {
    const client = notifier.client();
    if (isSending || !client || pending.size === 0) return;
    isSending = true;
    try {
      while (pending.size > 0) {
        const payload = takePayload(pending, deps.instanceId);
        await client.query({ name: 'hint', text: 'select pg_notify($1, $2)', values: [channel, payload] });
        sent += 1;
      }
    } catch {
      // The connection is lost and comes back by itself; the sweep of the others covers the hint.
    } finally {
      isSending = false;
    }
  };

  return {
    send(hint) {
      // Not listening, we would not hear a hello: then we are not alone for certain.
      if (signal.aborted || (isAlone && listener.client())) return;
      const key = `${hint.kind}:${hint.id}`;
      pending.set(key, hint.kind === 'session' ? key : `${key}:${hint.version}`);
      if (pending.size > mostPending) pending.delete(pending.keys().next().value ?? '');
      void flush();
    },
    sent: () => sent,
    isAlone: () => isAlone,
  };
}

function takePayload(pending: Map<string, string>, instanceId: string): string {
  let payload = instanceId;
  for (const [key, text] of pending) {
    if (payload.length + 1 + text.length > longestPayload) break;
    payload += ` ${text}`;
    pending.delete(key);
  }
  return payload;
}

/** What cannot be read is skipped: anyone with a login may send on a channel. */
export function parseHints(payload: string): Hint[] {
  const [, ...texts] = payload.split(' ');
  return texts.flatMap((text): Hint[] => {
    const [kind, id, version] = text.split(':');
    if (id === undefined) return [];
    if (kind === 'session') return [{ kind, id }];
    if ((kind !== 'calendar' && kind !== 'conversation') || !/^\d{1,15}$/.test(version ?? '')) return [];
    return [{ kind, id, version: Number(version) }];
  });
}
