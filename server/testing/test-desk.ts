/**
 * A person with a calendar and a talk in progress, on a real database of their own, and `dispatch`
 * with everything it needs: what tests of tools and rules stand on.
 *
 *     await using desk = await testDesk({ now: '2026-11-20T09:00:00Z' });
 *     const outcome = await desk.call('add_event', { title: 'Gym', date: 'tomorrow', start_time: '7am' });
 */
import { randomUUID } from 'node:crypto';
import type { Outcome } from '#shared/outcome.ts';
import type { Change, Channel } from '#shared/schedule/change.ts';
import type { ScheduleEvent } from '#shared/schedule/event.ts';
import { confirmConsent } from '#server/api/confirm-consent.ts';
import { createAsPerson } from '#server/db/as-person.ts';
import type { CalSimulatorOptions } from '#server/simulators/cal/options.ts';
import { startCalSimulator } from '#server/simulators/cal/start-cal-simulator.ts';
import type { CalSimulator } from '#server/simulators/cal/start-cal-simulator.ts';
import { machineClock } from '#server/simulators/tavus/clock.ts';
import { createPools } from '#server/db/client.ts';
import { readLog, readSchedule } from '#server/db/read-schedule.ts';
import type { CallConversation } from '#server/domain/conversation/find-conversation.ts';
import { randomIds } from '#server/ids.ts';
import { createLog } from '#server/log.ts';
import { proof } from '#server/proof.ts';
import { dispatch } from '#server/tools/dispatch.ts';
import type { DispatchDeps } from '#server/tools/dispatch.ts';
import { verifiedCall } from '#server/tools/verified-call.ts';
import { testAccount } from './test-account.ts';
import { testClock } from './test-clock.ts';
import { testDatabase } from './test-database.ts';
import type { TestDatabase } from './test-database.ts';

export type CallOptions = {
  callId?: string;
  byHand?: true;
  conversation?: CallConversation;
  personId?: string;
  /** Default `tavus-tools`. */
  channel?: Channel;
  /** The person's last words, as channels of our own agent see them; `earlier` what they said before. */
  words?: string;
  earlier?: string[];
  confirms?: string;
};

export type DeskInput = {
  now: string;
  timeZone?: string;
  /** Starts a simulated Cal.com; its account is everybody's. Default: booking is off. */
  cal?: CalSimulatorOptions;
  /** One that the caller keeps, with other people in it. Default: a new one. */
  database?: TestDatabase;
};

export async function testDesk(input: DeskInput) {
  const database = input.database ?? (await testDatabase());
  const pools = createPools(createLog('silent'), database);
  const clock = testClock(input.now);
  const timeZone = input.timeZone ?? 'Europe/Berlin';
  const cal = input.cal
    ? await startCalSimulator({
        timeZone,
        rateLimit: 100_000,
        clock: { ...machineClock, now: clock.now },
        ...input.cal,
      })
    : null;
  const account = cal && testAccount(cal, { clock });
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
    bookings: { accountOf: async () => account, forget: () => {} },
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

  /** With the turns that were told by now, unless the test says how many. */
  async function current(talk: CallConversation): Promise<CallConversation> {
    if (talk.personTurns !== null) return talk;
    const { rows } = await pools.system.query<{ turns: number }>(
      `select count(*)::int as turns from turns where conversation_id = $1 and role = 'user'`,
      [talk.id],
    );
    return { ...talk, personTurns: rows[0]?.turns || null };
  }

  return {
    deps,
    account,
    /** Only with `cal`. */
    get cal(): CalSimulator {
      if (cal) return cal;
      throw new Error('this desk has no Cal.com');
    },
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
          channel: options.byHand ? 'panel' : (options.channel ?? 'tavus-tools'),
          conversation: options.byHand ? null : await current(options.conversation ?? conversation),
          callId: options.callId ?? null,
          tool,
          args,
          ...(options.words === undefined ? {} : heardIn(options.words, options.earlier ?? [])),
          ...(options.confirms === undefined ? {} : { confirms: options.confirms }),
        }),
      );
    },
    /** The person taps yes under a question; `talk: null` for one that was asked outside of any talk. */
    async tap(
      nonce: string,
      options: { talk?: CallConversation | null; personId?: string } = {},
    ): Promise<Outcome> {
      const talk = options.talk === undefined ? conversation : options.talk;
      const who = proof({ kind: 'session', personId: options.personId ?? person, sessionId: 'test' });
      return confirmConsent(deps, who, { conversationId: talk?.id ?? null, nonce, yes: true });
    },
    /** An utterance of the person, as the panel relays it. */
    async said(text: string, talk: CallConversation = conversation): Promise<void> {
      await pools.system.query(
        `insert into turns (owner_id, conversation_id, source_key, turn, role, text, at)
         select $1, $2, $3, count(*), 'user', $4, $5 from turns where conversation_id = $2`,
        [talk.ownerId, talk.id, randomUUID(), text, new Date(clock.now()).toISOString()],
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
      await cal?.[Symbol.asyncDispose]();
      await pools.close();
      if (!input.database) await database[Symbol.asyncDispose]();
    },
  };
}

const heardIn = (words: string, earlier: string[]) => ({
  words,
  earlierWords: earlier,
  personTurns: earlier.length + 1,
});
