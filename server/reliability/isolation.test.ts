/** Two people, every procedure and every way in: nothing of one ever reaches or is changed by the other. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appRouter } from '#server/api/router.ts';
import { startTestApp } from '#server/testing/test-app.ts';
import type { TestApp, TestConversation, TestPerson } from '#server/testing/test-app.ts';

/** In every text of hers; seen by him nowhere. */
const secret = 'Only-hers-7f3a';
/** Both use it: call ids are made up by vendors and may be the same. */
const sharedCall = 'call_1';

let app: TestApp;
let her: TestPerson & {
  conversation: TestConversation;
  eventId: string;
  groupId: string;
  uid: string;
  slotId: string;
  suggestionId: string;
  failureId: string;
};
let him: TestPerson & { conversation: TestConversation };

beforeAll(async () => {
  app = await startTestApp({ cal: { accounts: [{ apiKey: 'cal_of_her' }, { apiKey: 'cal_of_him' }] } });
  const [one, other] = [await app.addPerson(), await app.addPerson()];
  const conversation = await app.addConversation(one.personId);
  const made = await one.trpc.schedule.add.mutate({
    title: secret,
    start: { date: '2030-01-07', time: '07:00' },
    notes: secret,
    place: secret,
    guests: [secret],
    callId: sharedCall,
  });
  if (made.kind !== 'done') throw new Error(made.say);
  const said = {
    message_type: 'conversation',
    event_type: 'conversation.utterance',
    properties: { role: 'user', speech: secret },
  };
  await one.trpc.conversation.relay.mutate({
    conversationId: conversation.id,
    message: { ...said, inference_id: 'i1', turn_idx: 1 },
  });
  her = {
    ...one,
    conversation,
    eventId: made.receipt.changes[0]?.event.id ?? '',
    groupId: made.receipt.groupId ?? '',
    uid: '',
    slotId: '',
    suggestionId: await suggestionOf(one.personId, conversation.id),
    failureId: await failureOf(one.personId),
  };
  him = { ...other, conversation: await app.addConversation(other.personId) };
  // Both have an account at Cal.com of their own, and she has an appointment there.
  await her.trpc.booking.setKey.mutate({ key: 'cal_of_her' });
  await him.trpc.booking.setKey.mutate({ key: 'cal_of_him' });
  const slots = await her.trpc.booking.availability.query({ date: 'in three days', eventType: 'short-call' });
  const further = slots.kind === 'done' ? (slots.receipt.data as { slots: { id: string }[] }).slots : [];
  const asked = await her.trpc.booking.book.mutate({
    slotId: further[0]?.id ?? '',
    name: secret,
    email: 'guest@example.com',
  });
  if (asked.kind !== 'needs-yes') throw new Error(asked.say);
  const booked = await her.trpc.conversation.confirm.mutate({ nonce: asked.nonce, yes: true });
  if (booked.kind !== 'done') throw new Error(booked.say);
  her.uid = (booked.receipt.data as { booking: { uid: string } }).booking.uid;
  her.slotId = further[1]?.id ?? '';
  await her.trpc.calendar.feed.make.mutate();
});
afterAll(() => app[Symbol.asyncDispose]());

async function suggestionOf(ownerId: string, conversationId: string): Promise<string> {
  const rows = await app.query<{ id: string }>(
    `insert into suggestions (owner_id, conversation_id, key, tool, arguments, summary, why, question, quote, made_at)
     values ($1, $2, 'k', 'add_event', '{"title":"Hers","date":"2030-03-07","start_time":"07:00"}', $3, 'unclear', $3, '{}', now()) returning id`,
    [ownerId, conversationId, secret],
  );
  return rows[0]?.id ?? '';
}

async function failureOf(ownerId: string): Promise<string> {
  const rows = await app.query<{ id: string }>(
    `insert into failures (owner_id, queue, payload, work_key, error, count, first_at, last_at)
     values ($1, 'read-call', '{}', 'k', $2, 1, now(), now()) returning id`,
    [ownerId, secret],
  );
  return rows[0]?.id ?? '';
}

type Attempt = { path: string; input: unknown; isQuery?: true };

/** Lies over her event. */
const file = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'BEGIN:VEVENT',
  'UID:stolen',
  'SUMMARY:His own',
  'DTSTART:20300107T070000Z',
  'DTEND:20300107T080000Z',
  'END:VEVENT',
  'END:VCALENDAR',
].join('\r\n');

/** What he could send to reach what is hers. Every procedure has to be in here. */
function attempts(): Attempt[] {
  const hers = { conversationId: her.conversation.id };
  const message = (conversationId: string, name: string, args: unknown) => ({
    message_type: 'conversation',
    event_type: 'conversation.tool_call',
    conversation_id: conversationId,
    properties: { name, arguments: args, tool_call_id: `steal-${name}` },
  });
  const asHer = {
    personId: her.personId,
    ownerId: her.personId,
    owner_id: her.personId,
    userId: her.personId,
  };
  const q = (path: string, input: unknown): Attempt => ({ path, input, isQuery: true });
  return [
    q('account.me', asHer),
    { path: 'account.delete', input: { email: 'other@example.com', ...asHer } },
    { path: 'connections.test', input: { vendor: 'tavus', ...asHer } },
    { path: 'calendar.feed.revoke', input: asHer },
    { path: 'calendar.feed.make', input: asHer },
    q('calendar.feed.get', asHer),
    q('calendar.export', { format: 'json', ...asHer }),
    { path: 'calendar.importPreview', input: { text: file, ...asHer } },
    { path: 'calendar.import', input: { text: file, ...asHer } },
    q('chat.send', { ...hers, text: 'What do I have on 7 January 2030?', messageId: 'm1' }),
    { path: 'chat.stop', input: { messageId: 'm1', ...asHer } },
    { path: 'conversation.confirm', input: { ...hers, nonce: crypto.randomUUID(), yes: true } },
    { path: 'conversation.direct', input: { ...hers, direction: { do: 'hush' } } },
    q('failures.list', asHer),
    { path: 'failures.retry', input: { id: her.failureId } },
    { path: 'failures.dismiss', input: { id: her.failureId } },
    { path: 'quickAdd.improve', input: { text: 'Lunch tomorrow at noon. '.repeat(30), ...asHer } },
    q('schedule.history', { ...asHer }),
    q('schedule.origin', { id: her.eventId, ...asHer }),
    q('schedule.due', { from: '2030-01-01T00:00:00Z', to: '2030-02-01T00:00:00Z', ...asHer }),
    q('schedule.preview', { change: 'remove', input: { id: her.eventId }, ...asHer }),
    q('schedule.digest', { since: 0, withPanel: true, ...asHer }),
    q('settings.personas', asHer),
    q('suggestion.list', hers),
    { path: 'suggestion.accept', input: { id: her.suggestionId } },
    { path: 'suggestion.dismiss', input: { id: her.suggestionId } },
    q('booking.list', asHer),
    q('booking.settings', asHer),
    q('booking.availability', { date: 'tomorrow', appointment: her.uid, ...asHer }),
    { path: 'booking.book', input: { slotId: her.slotId, name: 'Me', email: 'me@example.com', ...asHer } },
    { path: 'booking.reschedule', input: { appointment: her.uid, slotId: her.slotId } },
    { path: 'booking.cancel', input: { appointment: her.uid } },
    { path: 'booking.decide', input: { uid: her.uid, accept: false } },
    { path: 'booking.setUsualType', input: { eventTypeId: 101, ...asHer } },
    { path: 'booking.setKey', input: { key: 'cal_not_known', ...asHer } },
    { path: 'booking.clearKey', input: asHer },
    { path: 'conversation.start', input: { ...hers, ...asHer } },
    { path: 'conversation.end', input: hers },
    q('conversation.list', asHer),
    q('conversation.get', hers),
    { path: 'conversation.delete', input: hers },
    {
      path: 'conversation.relay',
      input: { ...hers, message: message(her.conversation.vendorId, 'list_events', { on: '2030-01-07' }) },
    },
    {
      path: 'conversation.relay',
      input: {
        conversationId: him.conversation.id,
        message: message(her.conversation.vendorId, 'remove_event', { event: her.eventId }),
      },
    },
    {
      path: 'conversation.relay',
      input: {
        conversationId: him.conversation.id,
        message: message(him.conversation.vendorId, 'remove_event', { event: her.eventId }),
      },
    },
    {
      path: 'conversation.relay',
      input: {
        conversationId: him.conversation.id,
        message: message(him.conversation.vendorId, 'undo_change', { group: her.groupId }),
      },
    },
    q('conversation.events', { ...hers, since: 0 }),
    q('quickAdd.read', { text: 'gym tomorrow', ...asHer }),
    { path: 'quickAdd.add', input: { text: 'remove everything', ...asHer } },
    q('schedule.list', { from: '2030-01-01T00:00:00Z', to: '2030-02-01T00:00:00Z', ...asHer }),
    {
      path: 'schedule.add',
      input: {
        title: 'Mine',
        start: { date: '2030-01-07', time: '07:00' },
        ...asHer,
        id: her.eventId,
        calendarId: her.personId,
      },
    },
    { path: 'schedule.move', input: { id: her.eventId, start: { time: '09:00' }, ...asHer } },
    { path: 'schedule.update', input: { id: her.eventId, title: 'Taken', ...asHer } },
    { path: 'schedule.remove', input: { id: her.eventId, ...asHer } },
    { path: 'schedule.undo', input: { groupId: her.groupId } },
    { path: 'schedule.undo', input: { version: 1 } },
    {
      path: 'schedule.findTime',
      input: { durationMinutes: 60, from: '2030-01-07T06:00:00Z', to: '2030-01-07T08:00:00Z', anyHour: true },
    },
    q('schedule.changes', { since: 0, ...asHer }),
    q('settings.get', asHer),
    q('settings.abilities', asHer),
    { path: 'settings.update', input: { locale: 'de-DE' } },
    // Last: it takes his own talks away.
    { path: 'conversation.deleteAll', input: asHer },
  ];
}

/** The whole answer as text; a stream is read for a moment. */
async function ask({ path, input, isQuery }: Attempt, token: string): Promise<string> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const json = JSON.stringify(input);
  const query = isQuery ? `?input=${encodeURIComponent(json)}` : '';
  const init = isQuery ? { headers } : { method: 'POST', headers, body: json };
  const answer = await fetch(`${app.url}/trpc/${path}${query}`, init);
  if (!answer.headers.get('content-type')?.startsWith('text/event-stream')) return answer.text();
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const late = setTimeout(() => void reader?.cancel(), 700);
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) text += part.value;
  clearTimeout(late);
  return text;
}

const rowsOfHers = () =>
  app.query(
    `select (select jsonb_agg(to_jsonb(e)) from events e where owner_id = $1) events, (select jsonb_agg(to_jsonb(c)) from changes c where owner_id = $1) changes,
       (select jsonb_agg(to_jsonb(c)) from calendars c where owner_id = $1) calendars, (select jsonb_agg(to_jsonb(c)) from conversations c where owner_id = $1) conversations,
       (select jsonb_agg(to_jsonb(t)) from turns t where owner_id = $1) turns, (select jsonb_agg(to_jsonb(s)) from settings s where owner_id = $1) settings,
       (select jsonb_agg(to_jsonb(b)) from bookings b where owner_id = $1) bookings, (select jsonb_agg(to_jsonb(b) - 'swept_until') from booking_accounts b where owner_id = $1) accounts,
       (select jsonb_agg(to_jsonb(s)) from suggestions s where owner_id = $1) suggestions, (select jsonb_agg(to_jsonb(f)) from failures f where owner_id = $1) failures,
       (select count(*)::int from conversation_feed where owner_id = $1) feed, (select count(*)::int from consents where owner_id = $1) consents,
       (select count(*)::int from calls where owner_id = $1) calls, (select count(*)::int from users where id = $1) users`,
    [her.personId],
  );

describe('what is hers', () => {
  it('is tried by every procedure there is', () => {
    const tried = new Set(attempts().map(({ path }) => path));
    const there = Object.keys(appRouter._def.procedures);
    expect(there.filter((path) => !tried.has(path))).toEqual([]);
    expect(there.length).toBeGreaterThan(15);
  });

  it('is seen by herself, so the next test can fail', async () => {
    const seen = [];
    for (const attempt of attempts().filter(({ isQuery }) => isQuery)) {
      if ((await ask(attempt, her.token)).includes(secret)) seen.push(attempt.path);
    }
    expect(seen).toEqual(
      expect.arrayContaining([
        'conversation.get',
        'conversation.events',
        'schedule.list',
        'schedule.changes',
        'booking.list',
        'calendar.export',
        'failures.list',
        'schedule.digest',
        'suggestion.list',
      ]),
    );
  });

  it('is neither shown to him nor changed by him, whatever he sends', async () => {
    const before = await rowsOfHers();
    for (const attempt of attempts()) {
      expect([attempt.path, await ask(attempt, him.token)]).toEqual([
        attempt.path,
        expect.not.stringContaining(secret),
      ]);
      expect([attempt.path, await rowsOfHers()]).toEqual([attempt.path, before]);
    }
  });

  it('does not answer his call with her stored answer, although the call ids are the same', async () => {
    const his = await him.trpc.schedule.add.mutate({
      title: 'His',
      start: { date: '2030-02-07', time: '07:00' },
      callId: sharedCall,
    });
    expect(his).toMatchObject({ kind: 'done', receipt: { changes: [{ event: { title: 'His' } }] } });
    expect(his.repeat).toBeUndefined();
    const byTool = await app.callTool(
      'list_events',
      { on: '2030-01-07' },
      { conversation: him.conversation, callId: sharedCall },
    );
    expect(JSON.stringify(byTool.body)).not.toContain(secret);
  });
});
