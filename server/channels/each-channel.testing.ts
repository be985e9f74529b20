/**
 * Every way in by which the agent or the person asks for something, behind one face, so that one
 * test sends the same request through each. A new way in is one more entry in `channels`.
 */
import { TRPCClientError } from '@trpc/client';
import { describe } from 'vitest';
import type { Outcome } from '#shared/outcome.ts';
import type { Channel } from '#shared/schedule/change.ts';
import type { EventSource, ScheduleEvent } from '#shared/schedule/event.ts';
import { readLog, readSchedule } from '#server/db/read-schedule.ts';
import type { NewEvent } from '#server/api/schedule-input.ts';
import { clientFor } from '#server/testing/test-app.ts';
import type { TestApp, TestConversation, TestPerson } from '#server/testing/test-app.ts';
import { callByModel } from './ask-model.testing.ts';
import { callByChat } from './send-chat.testing.ts';

/** Who calls: a session, and a talk where the channel has talks. */
export type Caller = { person: TestPerson; conversation: TestConversation };

/** A request in words that all channels have. */
export type Request =
  | {
      tool: 'add_event';
      args: { title: string; date: string; start_time: string; duration?: number; allow_overlap?: true };
    }
  | { tool: 'move_event'; args: { event: string; to_time?: string; to_date?: string; if_version?: number } }
  | { tool: 'remove_event'; args: { event: string } }
  | { tool: 'undo_change'; args: { version: number } }
  | { tool: 'find_time'; args: { duration: number; from: string; to: string } }
  | { tool: 'check_availability'; args: { date: string; duration: number } }
  | { tool: 'book_appointment'; args: { slot_id: string; name: string; email: string } };

export type Answered = { status: number; outcome: Outcome | null };
export type CallOf = Request & { callId?: string };

export type ChannelUnderTest = {
  channel: Channel;
  source: EventSource;
  /** False for the panel: there the person's own hand acts. */
  hasTalks: boolean;
  /** False where the server gives calls their ids itself: other arguments are another call there. */
  hasCallIds: boolean;
  call(app: TestApp, caller: Caller, call: CallOf): Promise<Answered>;
  /** The same call without any proof. */
  callUnproven(app: TestApp, caller: Caller, call: CallOf): Promise<Answered>;
};

const tavusTools: ChannelUnderTest = {
  channel: 'tavus-tools',
  source: 'voice',
  hasTalks: true,
  hasCallIds: true,
  async call(app, { conversation }, { tool, args, callId }) {
    const answer = await app.callTool(tool, args, {
      conversation,
      ...(callId === undefined ? {} : { callId }),
    });
    return { status: answer.status, outcome: answer.status === 200 ? answer.outcome : null };
  },
  async callUnproven(app, { conversation }, { tool, args }) {
    const body = JSON.stringify({ conversation_id: conversation.vendorId, arguments: args });
    const { status } = await app.send(`/api/tavus/tools/${tool}`, { method: 'POST', body });
    return { status, outcome: null };
  },
};

const dailyRelay: ChannelUnderTest = {
  channel: 'daily-relay',
  source: 'voice',
  hasTalks: true,
  hasCallIds: true,
  call: (_app, caller, call) => relay(caller.person.trpc, caller, call),
  callUnproven: (app, caller, call) => relay(clientFor(app.url, null), caller, call),
};

const customLlm: ChannelUnderTest = {
  channel: 'custom-llm',
  source: 'voice',
  hasTalks: true,
  hasCallIds: false,
  call: callByModel,
  callUnproven: (app, caller, call) => callByModel(app, caller, call, 'not the key'),
};

const chat: ChannelUnderTest = {
  channel: 'chat',
  source: 'chat',
  hasTalks: true,
  hasCallIds: false,
  call: callByChat,
  callUnproven: (app, caller, call) => callByChat(app, caller, call, null),
};

const panel: ChannelUnderTest = {
  channel: 'panel',
  source: 'hand',
  hasTalks: false,
  hasCallIds: true,
  call: (_app, caller, call) => settled(() => byHand(caller.person.trpc, call)),
  callUnproven: (app, _caller, call) => settled(() => byHand(clientFor(app.url, null), call)),
};

export const channels = [tavusTools, dailyRelay, customLlm, chat, panel];

export const describeEachChannel = (name: string, tests: (channel: ChannelUnderTest) => void) =>
  describe.each(channels.map((channel) => [channel.channel, channel] as const))(
    `${name}, by %s`,
    (_name, channel) => {
      tests(channel);
    },
  );

function relay(
  trpc: TestPerson['trpc'],
  { conversation }: Caller,
  { tool, args, callId }: CallOf,
): Promise<Answered> {
  const message = {
    message_type: 'conversation',
    event_type: 'conversation.tool_call',
    conversation_id: conversation.vendorId,
    properties: {
      name: tool,
      arguments: JSON.stringify(args),
      ...(callId === undefined ? {} : { tool_call_id: callId }),
    },
  };
  return settled(async () => {
    const relayed = await trpc.conversation.relay.mutate({ conversationId: conversation.id, message });
    if (!relayed.outcome) throw new Error('the relay answered without an outcome');
    return relayed.outcome;
  });
}

function byHand({ schedule, booking }: TestPerson['trpc'], call: CallOf): Promise<Outcome> {
  const same = call.callId === undefined ? {} : { callId: call.callId };
  switch (call.tool) {
    case 'add_event': {
      const { title, date, start_time: time, duration, allow_overlap: allowOverlap } = call.args;
      const event: NewEvent = { title, start: { date, time }, ...same };
      if (duration !== undefined) event.durationMinutes = duration;
      if (allowOverlap) event.allowOverlap = true;
      return schedule.add.mutate(event);
    }
    case 'move_event': {
      const { event: id, to_date: date, to_time: time, if_version: ifVersion } = call.args;
      const start = {
        ...(date === undefined ? {} : { date }),
        ...(time === undefined ? {} : { time }),
      } as NewEvent['start'];
      return schedule.move.mutate({ id, start, ...(ifVersion === undefined ? {} : { ifVersion }), ...same });
    }
    case 'remove_event':
      return schedule.remove.mutate({ id: call.args.event, ...same });
    case 'undo_change':
      return schedule.undo.mutate({ ...call.args, ...same });
    case 'check_availability':
      return booking.availability.query(call.args);
    case 'book_appointment': {
      const { slot_id: slotId, name, email } = call.args;
      return booking.book.mutate({ slotId, name, email, ...same });
    }
    case 'find_time':
      return schedule.findTime.query({
        durationMinutes: call.args.duration,
        from: call.args.from,
        to: call.args.to,
      });
  }
}

async function settled(ask: () => Promise<Outcome>): Promise<Answered> {
  try {
    return { status: 200, outcome: await ask() };
  } catch (error) {
    const status = error instanceof TRPCClientError ? Number(error.data?.httpStatus) : Number.NaN;
    if (Number.isNaN(status)) throw error;
    return { status, outcome: null };
  }
}

/** The person answers in the talk, and the panel relays it. */
export async function personSays(
  app: TestApp,
  { person, conversation }: Caller,
  text: string,
): Promise<void> {
  const message = {
    message_type: 'conversation',
    event_type: 'conversation.utterance',
    conversation_id: conversation.vendorId,
    inference_id: crypto.randomUUID(),
    properties: { role: 'user', speech: text },
  };
  const client = clientFor(app.url, person.token);
  await client.conversation.relay.mutate({ conversationId: conversation.id, message });
}

/** The one event a call changed, and the version it made. */
export function changed(outcome: Outcome | null) {
  if (outcome?.kind !== 'done') throw new Error(`${outcome?.kind}: ${outcome?.say}`);
  const event = outcome.receipt.changes[0]?.event;
  if (!event) throw new Error('no change in the receipt');
  return { event, version: outcome.receipt.version };
}

/** What is stored of a person, without ids that chance made and without the way it came. */
export async function keptOf(app: TestApp, { person }: Caller) {
  const everything = { owner: person.personId, from: '1970-01-01T00:00:00Z', to: '2101-01-01T00:00:00Z' };
  const look = await readSchedule(app.deps.pools.app, everything);
  const log = await readLog(app.deps.pools.app, { owner: person.personId, after: 0 });
  const plain = (event: ScheduleEvent | null) => event && { ...event, id: 'id', source: 'source' };
  return {
    version: look?.version,
    events: look?.events.map(plain),
    changes: log?.changes.map(({ version, kind, before, after, undoOf }) => ({
      version,
      kind,
      before: plain(before),
      after: plain(after),
      undoOf,
    })),
    channels: [...new Set(log?.changes.map(({ who }) => who.channel))],
    sources: [...new Set(look?.events.map(({ source }) => source))],
  };
}
