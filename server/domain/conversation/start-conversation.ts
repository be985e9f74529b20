/**
 * Starts a talk with the persona: our own row first, because the vendor may call us before it has
 * answered, then the vendor. A refusal of the vendor is told in plain words and leaves no call open.
 */
import { eq, sql } from 'drizzle-orm';
import type { NotAllowed, Unavailable } from '#shared/outcome.ts';
import { isZone } from '#shared/schedule/wall-text.ts';
import { instantToWall } from '#shared/schedule/wall-clock.ts';
import { sayDay } from '#shared/schedule/say-time.ts';
import type { AsPerson } from '#server/db/as-person.ts';
import { conversations } from '#server/db/schema/conversations.ts';
import type { Brain } from '#server/db/schema/conversations.ts';
import { nowInstant } from '#server/clock.ts';
import type { Clock } from '#server/clock.ts';
import { sha256 } from '#server/ids.ts';
import type { Ids } from '#server/ids.ts';
import { endAbandoned } from './end-abandoned.ts';
import type { PersonaVendor, StartConversation } from './persona-vendor.ts';

export type Personas = {
  vendor: PersonaVendor;
  /** The vendor is our simulator. */
  isSimulated: boolean;
  brain: Brain;
  /** Null until the set-up was run. */
  personaId(brain: Brain): Promise<string | null>;
  faceId: string | null;
  /** Where the vendor reaches us; null when it cannot. */
  publicUrl: string | null;
};

export type StartDeps = { asPerson: AsPerson; clock: Clock; ids: Ids; personas: Personas | null };

export type Started = {
  kind: 'started';
  conversationId: string;
  tavusConversationId: string;
  callUrl: string;
  token?: string;
  transport: 'daily' | 'simulated';
  brain: Brain;
};

export type StartRefused = (Unavailable | NotAllowed) & {
  reason: 'off' | 'concurrency' | 'credits' | 'no-persona' | 'key' | 'unreachable' | 'other';
};

export async function startConversation(
  deps: StartDeps,
  input: { personId: string; persona: string; timeZone: string | null; audioOnly: boolean },
  signal: AbortSignal,
): Promise<Started | StartRefused> {
  const { personas } = deps;
  if (!personas) {
    return refused(
      'off',
      'Video calls are off: no Tavus key is set on the server. Typing and adding by hand work.',
    );
  }
  const personaId = await personas.personaId(personas.brain);
  if (personaId === null) {
    return refused(
      'no-persona',
      'There is no persona yet. Run “npm run tavus:setup” on the server once, then try again.',
    );
  }
  const token = deps.ids.token(32);
  const row = await createRow(deps, { ...input, personas, tokenHash: sha256(token) });
  const asked: StartConversation = {
    personaId,
    ...(personas.faceId === null ? {} : { faceId: personas.faceId }),
    name: 'Calendar Agent',
    context: contextFor(deps, row.timeZone),
    greeting: 'Hi! What should we do with your calendar?',
    callbackUrl: `${personas.publicUrl ?? 'https://callback.invalid'}/api/webhook/tavus/${token}`,
    audioOnly: input.audioOnly,
    requireAuth: true,
    properties: {
      captions: true,
      language: 'english',
      maxCallSeconds: 3_600,
      leftAfterSeconds: 20,
      absentAfterSeconds: 120,
    },
  };
  let started = await personas.vendor.startConversation(asked, signal);
  if (started.kind === 'refused' && started.reason === 'concurrency') {
    const own = { personId: input.personId, except: row.id };
    const freed = await endAbandoned({ ...deps, vendor: personas.vendor }, own, signal);
    if (freed > 0) started = await personas.vendor.startConversation(asked, signal);
  }
  if (started.kind === 'refused') {
    await settle(
      deps,
      { personId: input.personId, id: row.id },
      { status: 'failed', endReason: started.reason, endedAt: nowInstant(deps.clock) },
    );
    return {
      ...refused(started.reason, started.say),
      ...(started.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: started.retryAfterSeconds }),
    };
  }
  await settle(
    deps,
    { personId: input.personId, id: row.id },
    { status: 'waiting', vendorId: started.vendorId },
  );
  return {
    kind: 'started',
    conversationId: row.id,
    tavusConversationId: started.vendorId,
    callUrl: started.callUrl,
    ...(started.token === undefined ? {} : { token: started.token }),
    transport: personas.isSimulated ? 'simulated' : 'daily',
    brain: personas.brain,
  };
}

async function createRow(
  deps: StartDeps,
  input: {
    personId: string;
    persona: string;
    timeZone: string | null;
    personas: Personas;
    tokenHash: string;
  },
): Promise<{ id: string; timeZone: string }> {
  return deps.asPerson(input.personId, async (db) => {
    const calendar = await db.execute<{ id: string; time_zone: string | null }>(
      sql`select id, time_zone from calendars where owner_id = ${input.personId}`,
    );
    const row = calendar.rows[0];
    if (!row) throw new Error('this person has no calendar');
    const told = input.timeZone !== null && isZone(input.timeZone) ? input.timeZone : null;
    const timeZone = told ?? row.time_zone ?? 'UTC';
    const made = await db
      .insert(conversations)
      .values({
        ownerId: input.personId,
        calendarId: row.id,
        vendor: 'tavus',
        callbackTokenHash: input.tokenHash,
        persona: input.persona,
        brain: input.personas.brain,
        simulated: input.personas.isSimulated,
        timeZone,
        startedAt: nowInstant(deps.clock),
      })
      .returning({ id: conversations.id });
    const id = made[0]?.id;
    if (id === undefined) throw new Error('the conversation was not stored');
    return { id, timeZone };
  });
}

async function settle(
  deps: StartDeps,
  which: { personId: string; id: string },
  values: Partial<typeof conversations.$inferInsert>,
): Promise<void> {
  await deps.asPerson(which.personId, (db) =>
    db.update(conversations).set(values).where(eq(conversations.id, which.id)),
  );
}

/** What the vendor's model has to know of this call; names no event of the person's. */
function contextFor(deps: StartDeps, timeZone: string): string {
  const now = nowInstant(deps.clock);
  const wall = instantToWall(now, timeZone);
  const weekday = Temporal.PlainDate.from(wall.date).toLocaleString('en', { weekday: 'long' });
  return [
    `The person's time zone is ${timeZone}.`,
    `Right now it is ${weekday}, ${wall.date}, ${wall.time} there (${sayDay(wall.date, { now, timeZone, hour12: true })}).`,
    'Pass days and times to the tools in the words the person used.',
  ].join('\n');
}

function refused(reason: StartRefused['reason'], say: string): StartRefused {
  return {
    kind: reason === 'off' || reason === 'no-persona' || reason === 'key' ? 'not-allowed' : 'unavailable',
    reason,
    say,
  } as StartRefused;
}
