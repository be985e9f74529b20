/**
 * After an update of the zone data: instants of what is still to come are derived again from the wall
 * times that were meant, and whatever moves is a change like any other, so that every panel and the
 * person hear of it (docs/decisions/008).
 */
import type { Pool } from 'pg';
import { rederive } from '#shared/schedule/rederive.ts';
import { stampZoneEdition } from '#server/db/stamp-zone-edition.ts';
import { nextPlace, nowInstant } from '#server/clock.ts';
import { sha256 } from '#server/ids.ts';
import type { Act, ScheduleDeps } from './act.ts';
import { performAct } from './perform-act.ts';

export type FollowZonesDeps = ScheduleDeps & {
  pools: { app: Pool; system: Pool };
  log: { info(fields: Record<string, unknown>, message: string): void };
};

type Outdated = { id: string; owner_id: string; version: number; tzdata_version: string };
export type ZoneMove = { personId: string; eventId: string; before: string; after: string };

const perRound = 200;

/** What moved, instants of the starts before and after. Ends when nothing of another edition is left. */
export async function followZones(deps: FollowZonesDeps, signal: AbortSignal): Promise<ZoneMove[]> {
  const moves: ZoneMove[] = [];
  for (let after = ''; ;) {
    signal.throwIfAborted();
    const { rows } = await deps.pools.system.query<Outdated>(
      `select id, owner_id, version, tzdata_version from events
       where tzdata_version <> $1 and ends_at > $2 and id::text > $3 order by id::text limit ${perRound}`,
      [deps.tzdataVersion, nowInstant(deps.clock), after],
    );
    for (const row of rows) moves.push(...(await follow(deps, row)));
    const last = rows.at(-1);
    if (!last) break;
    after = last.id;
  }
  if (moves.length > 0)
    deps.log.info({ moved: moves.length, edition: deps.tzdataVersion }, 'zone rules moved events');
  return moves;
}

async function follow(deps: FollowZonesDeps, row: Outdated): Promise<ZoneMove[]> {
  const moved: ZoneMove[] = [];
  const outcome = await performAct(deps, actOf(deps, row), {
    isAuthorised: true,
    async decide(snapshot) {
      moved.length = 0;
      const before = await snapshot.byId(row.id);
      const after = before && rederive(before);
      if (!before || !after || after === before) {
        const receipt = { version: snapshot.version, changes: [] };
        return { outcome: { kind: 'done', say: 'No clock change concerns it.', receipt } };
      }
      moved.push({ personId: row.owner_id, eventId: row.id, before: before.start, after: after.start });
      const say = () => `${before.title} keeps its time of day: the rules of its time zone changed.`;
      return { writes: [{ kind: 'move', before, after }], say };
    },
  });
  if (outcome.kind !== 'done' || moved.length > 0) return moved;
  // Looked at and right: not to be looked at again. Whoever wrote it meanwhile has derived it anew.
  await stampZoneEdition(deps.pools.system, {
    id: row.id,
    version: row.version,
    from: row.tzdata_version,
    to: deps.tzdataVersion,
  });
  return [];
}

function actOf(deps: FollowZonesDeps, row: Outdated): Act {
  const words = `zones ${row.id} ${deps.tzdataVersion}`;
  return {
    personId: row.owner_id,
    channel: 'zones',
    conversationId: null,
    callId: null,
    timeZone: null,
    isByHand: false,
    personTurns: null,
    words: null,
    earlierWords: [],
    confirms: null,
    call: {
      tool: 'follow_zones',
      arguments: { event: row.id, edition: deps.tzdataVersion },
      key: null,
      argumentsHash: sha256(words),
      meaning: null,
      startedAt: deps.clock.now(),
      asked: nextPlace(deps.clock),
    },
  };
}
