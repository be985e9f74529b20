/**
 * A person with a calendar and a talk in progress, on a real database of their own, and `dispatch`
 * with everything it needs: what tests of tools and rules stand on.
 *
 *     await using desk = await testDesk({ now: '2026-11-20T09:00:00Z' });
 *     const outcome = await desk.call('add_event', { title: 'Gym', date: 'tomorrow', start_time: '7am' });
 */
import { randomUUID } from 'node:crypto';
import type { Outcome } from '#shared/outcome.ts';
import type { Change } from '#shared/schedule/change.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { createAsPerson } from '#server/db/as-person.ts';
import { createPools } from '#server/db/client.ts';
import { readLog, readSchedule } from '#server/db/read-schedule.ts';
import type { CallConversation } from '#server/domain/conversation/find-conversation.ts';
import { randomIds } from '#server/ids.ts';
import { createLog } from '#server/log.ts';
import { proof } from '#server/proof.ts';
import { dispatch } from '#server/tools/dispatch.ts';
import type { DispatchDeps } from '#server/tools/dispatch.ts';
import { verifiedCall } from '#server/tools/verified-call.ts';
import { testClock } from './test-clock.ts';
import { testDatabase } from './test-database.ts';

export type CallOptions = {
  callId?: string;
  byHand?: true;
  conversation?: CallConversation;
  personId?: string;
};

export async function testDesk(input: { now: string; timeZone?: string }) {
  const database = await testDatabase();
  const pools = createPools(createLog('silent'), database);
  const clock = testClock(input.now);
  const timeZone = input.timeZone ?? 'Europe/Berlin';
  const announced: Change[] = [];
  const told: Outcome[] = [];
  const deps: DispatchDeps = {
    pools,
    asPerson: createAsPerson(pools.app),
    clock,
    ids: randomIds,
    tzdataVersion: 'test',
    announce: ({ changes }) => void announced.push(...changes),
    tellOfCall: ({ outcome }) => void told.push(outcome),
  };
  const person = await addPerson(timeZone);
  const conversation = await addConversation(person);

  async function addPerson(zone: string): Promise<string> {
    const { rows } = await pools.system.query<{ id: string }>(
      `insert into users (name, email) values ('Test', $1) returning id`,
      [`${randomUUID()}@example.com`],
    );
    const id = rows[0]?.id ?? '';
    await pools.system.query('update calendars set time_zone = $1 where owner_id = $2', [zone, id]);
    return id;
  }

  async function addConversation(ownerId: string): Promise<CallConversation> {
    const vendorId = `c${randomUUID().slice(0, 8)}`;
    const { rows } = await pools.system.query<{ id: string }>(
      `insert into conversations (owner_id, calendar_id, vendor, vendor_id, time_zone, status)
       select $1, id, 'tavus', $2, $3, 'in-progress' from calendars where owner_id = $1 returning id`,
      [ownerId, vendorId, timeZone],
    );
    return { id: rows[0]?.id ?? '', ownerId, vendorId, timeZone, hasEnded: false, personTurns: null };
  }

  return {
    deps,
    pools,
    clock,
    database,
    person,
    conversation,
    announced,
    told,
    addPerson,
    addConversation,
    async call(tool: string, args: unknown, options: CallOptions = {}): Promise<Outcome> {
      const personId = options.personId ?? person;
      return dispatch(
        deps,
        verifiedCall({
          proof: proof({ kind: 'session', personId, sessionId: 'test' }),
          channel: options.byHand ? 'panel' : 'tavus-tools',
          conversation: options.byHand ? null : (options.conversation ?? conversation),
          callId: options.callId ?? null,
          tool,
          args,
        }),
      );
    },
    async events(): Promise<ScheduleEvent[]> {
      const look = await readSchedule(pools.app, {
        owner: person,
        from: '1970-01-01T00:00:00Z',
        to: '2101-01-01T00:00:00Z',
      });
      return look?.events ?? [];
    },
    async changes(): Promise<Change[]> {
      const log = await readLog(pools.app, { owner: person, after: 0, limit: 100_000 });
      return (log?.changes ?? []).map(({ groupId: _group, conversationId: _talk, ...change }) => change);
    },
    async version(): Promise<number> {
      return (await readSchedule(pools.app, { owner: person }))?.version ?? -1;
    },
    async rowCounts(): Promise<Record<string, number>> {
      const { rows } = await pools.system.query<Record<string, number>>(
        `select (select count(*) from events)::int as events, (select count(*) from changes)::int as changes,
                (select count(*) from calls)::int as calls, (select sum(version) from calendars)::int as version`,
      );
      return rows[0] ?? {};
    },
    async [Symbol.asyncDispose]() {
      await pools.close();
      await database[Symbol.asyncDispose]();
    },
  };
}
