import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppMessageEnvelope, outgoingProperties } from '#server/vendors/tavus/app-message-wire.ts';
import { hearing, makePersona, rest, startCall, startQuickly } from '../call-for-test.ts';
import type { ManualClock } from '../clock.ts';
import { createManualClock } from '../clock.ts';
import type { TavusSimulator } from '../start-tavus-simulator.ts';

const greeting = { kind: 'greeting', call: null, choice: null };
let sim: TavusSimulator;
let clock: ManualClock;

beforeEach(async () => {
  clock = createManualClock(Date.parse('2026-11-20T09:00:00Z'));
  sim = await startQuickly({
    clock,
    understand: hearing({ Hello: greeting, 'Hello there my friend': greeting }),
  });
});
afterEach(() => sim[Symbol.asyncDispose]());

const open = async (fields: Record<string, unknown> = {}) =>
  startCall(sim, { persona_id: await makePersona(sim), ...fields });

const heard = (id: string) =>
  sim.control.messages(id).map(({ message }) => ({
    type: message.event_type,
    role: message.properties?.['role'],
    speech: message.properties?.['speech'],
    turn: message.turn_idx,
    properties: message.properties,
  }));

async function ended(id: string): Promise<{ reason: string; at: string } | null> {
  const { body } = await rest(sim, 'GET', { path: `/conversations/${id}?verbose=true` });
  const event = body.events.find((one: { event_type: string }) => one.event_type === 'system.shutdown');
  return event === undefined ? null : { reason: event.properties.shutdown_reason, at: event.timestamp };
}

describe('timers', () => {
  it('nobody comes: the call ends when the absence is over, counted from its creation', async () => {
    const id = await open({ properties: { participant_absent_timeout: 120 } });
    await clock.advance(119_000);
    expect(await ended(id)).toBeNull();
    await clock.advance(1000);
    expect(await ended(id)).toEqual({
      reason: 'participant_absent_timeout',
      at: '2026-11-20T09:02:00.000000Z',
    });
  });

  it('everybody leaves: the call ends after the time it was given, unless somebody comes back', async () => {
    const id = await open({ properties: { participant_left_timeout: 30 } });
    sim.control.join(id);
    await clock.advance(600_000);
    sim.control.leave(id);
    await clock.advance(29_000);
    sim.control.join(id);
    await clock.advance(600_000);
    expect(await ended(id)).toBeNull();
    sim.control.leave(id);
    await clock.advance(30_000);
    expect((await ended(id))?.reason).toBe('participant_left_timeout');
  });

  it('too long: the call ends with people in it', async () => {
    const id = await open({ properties: { max_call_duration: 60 } });
    sim.control.join(id);
    await clock.advance(60_000);
    expect((await ended(id))?.reason).toBe('max_call_duration');
    expect((await rest(sim, 'GET', { path: `/conversations/${id}` })).body.status).toBe('ended');
  });

  it('an ended call frees its place', async () => {
    const id = await open({ properties: { participant_absent_timeout: 10 } });
    await clock.advance(10_000);
    expect((await ended(id))?.reason).toBe('participant_absent_timeout');
    await open();
  });
});

describe('a turn', () => {
  it('comes as Tavus sends it: speaking, growing transcript, utterance, then the persona twice', async () => {
    const id = await open();
    const { spoken } = await sim.control.say(id, 'Hello there my friend');
    expect(spoken).toEqual(['Hello. What can I do for your calendar?']);
    const turn = heard(id).filter((message) => message.turn === 1);
    expect(turn.map(({ type, role }) => (typeof role === 'string' ? `${type} ${role}` : type))).toEqual([
      'conversation.user.started_speaking',
      'conversation.started_speaking user',
      'conversation.utterance.streaming user',
      'conversation.utterance.streaming user',
      'conversation.utterance.streaming user',
      'conversation.user.stopped_speaking',
      'conversation.stopped_speaking user',
      'conversation.utterance user',
      'conversation.replica.started_speaking',
      'conversation.started_speaking replica',
      'conversation.utterance.streaming replica',
      'conversation.utterance.streaming replica',
      'conversation.utterance.streaming replica',
      'conversation.utterance replica',
      'conversation.utterance pal',
      'conversation.replica.stopped_speaking',
      'conversation.stopped_speaking replica',
    ]);
  });

  it('guesses under changing inference ids within one turn, with a final that is not final', async () => {
    const id = await open();
    await sim.control.say(id, 'Hello there my friend');
    const parts = sim.control
      .messages(id)
      .map(({ message }) => message)
      .filter(
        (message) => message.event_type.endsWith('streaming') && message.properties?.['role'] === 'user',
      );
    expect(new Set(parts.map((part) => part.inference_id)).size).toBe(parts.length);
    expect(new Set(parts.map((part) => part.turn_idx)).size).toBe(1);
    expect(parts[0]?.properties).toMatchObject({ final: true, speech: 'hello there' });
    expect(parts.at(-1)?.properties?.['speech']).toBe('Hello there my friend');
  });

  it('sends only messages of the shapes that are documented, with a growing seq', async () => {
    const id = await open({ custom_greeting: 'Good morning.' });
    await sim.control.say(id, 'Hello');
    const messages = sim.control.messages(id).map(({ message }) => message);
    for (const message of messages) {
      expect(AppMessageEnvelope.safeParse(message).error).toBeUndefined();
      const shape = outgoingProperties[message.event_type as keyof typeof outgoingProperties];
      if (shape !== undefined) expect(shape.safeParse(message.properties).error).toBeUndefined();
    }
    const seqs = messages.map((message) => message.seq ?? 0);
    expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
    expect(new Set(seqs).size).toBe(seqs.length);
  });

  it('the greeting is spoken once, to the first person, and is not streamed', async () => {
    const id = await open({ custom_greeting: 'Good morning.' });
    expect(heard(id).some((message) => message.speech === 'Good morning.')).toBe(false);
    sim.control.join(id);
    sim.control.join(id, 'participant-second');
    await clock.advance(0);
    const greetings = heard(id).filter((message) => message.speech === 'Good morning.');
    expect(greetings.map((message) => `${message.type} ${message.role as string}`)).toEqual([
      'conversation.utterance replica',
      'conversation.utterance pal',
    ]);
  });
});

describe('messages to the persona', () => {
  const send = (id: string, type: string, properties?: Record<string, unknown>) =>
    sim.control.send(id, {
      message_type: 'conversation',
      event_type: type,
      conversation_id: id,
      ...(properties === undefined ? {} : { properties }),
    });

  it('an echo is spoken word for word and does not count as a turn', async () => {
    const id = await open();
    sim.control.join(id);
    expect(
      send(id, 'conversation.echo', { modality: 'text', text: 'Done, moved to Friday.', done: true }),
    ).toBe('taken');
    await clock.advance(0);
    const said = heard(id).find((message) => message.type === 'conversation.utterance');
    expect(said).toMatchObject({ role: 'replica', speech: 'Done, moved to Friday.', turn: 0 });
  });

  it('respond comes back as the person’s utterance and moves the turn', async () => {
    const id = await open();
    sim.control.join(id);
    send(id, 'conversation.respond', { text: 'Hello' });
    await clock.advance(0);
    const utterances = heard(id).filter((message) => message.type === 'conversation.utterance');
    expect(utterances[0]).toMatchObject({ role: 'user', speech: 'Hello', turn: 1 });
    expect(utterances[1]).toMatchObject({ role: 'replica', turn: 1 });
    expect(heard(id).some((message) => message.type === 'conversation.user.started_speaking')).toBe(false);
  });

  it('sensitivity takes exactly one key', async () => {
    const id = await open();
    const pause = { participant_pause_sensitivity: 'low' };
    expect(send(id, 'conversation.sensitivity', pause)).toBe('taken');
    expect(send(id, 'conversation.sensitivity', { ...pause, participant_interrupt_sensitivity: 'low' })).toBe(
      'dropped',
    );
    expect(send(id, 'conversation.sensitivity', {})).toBe('dropped');
    expect(send(id, 'conversation.sensitivity', { participant_pause_sensitivity: 'extreme' })).toBe(
      'dropped',
    );
  });

  it('nothing longer than 4,096 characters gets in, and nothing for another call is obeyed', async () => {
    const id = await open();
    expect(send(id, 'conversation.append_llm_context', { context: 'x'.repeat(4100) })).toBe('too-long');
    const foreign = { message_type: 'conversation' as const, event_type: 'conversation.interrupt' };
    expect(sim.control.send(id, { ...foreign, conversation_id: 'c0' })).toBe('dropped');
    expect(send(id, 'conversation.tool_result', { tool_call_id: 'call_unknown', output: 'x' })).toBe(
      'dropped',
    );
    expect(send(id, 'conversation.realtime_api', {})).toBe('dropped');
  });

  it('goes to the others in the room and never back to its sender', async () => {
    const id = await open();
    sim.control.join(id);
    send(id, 'conversation.interrupt');
    expect(sim.control.messages(id).at(-1)).toMatchObject({
      fromId: 'participant-control',
      message: { event_type: 'conversation.interrupt' },
    });
  });
});

describe('talking over the persona', () => {
  it('cuts its speech: whole text reported as interrupted, history keeps what was heard', async () => {
    await using slow = await startQuickly({
      clock,
      msPerWord: 100,
      understand: hearing({ Hello: greeting }),
    });
    const id = await startCall(slow, { persona_id: await makePersona(slow) });
    const answer = slow.control.say(id, 'Hello');
    await clock.advance(450);
    slow.control.send(id, {
      message_type: 'conversation',
      event_type: 'conversation.interrupt',
      conversation_id: id,
    });
    await clock.advance(5000);
    await answer;
    const messages = slow.control.messages(id).map(({ message }) => message);
    const whole = messages.find(
      (message) =>
        message.event_type === 'conversation.utterance' && message.properties?.['role'] === 'replica',
    );
    expect(whole?.properties).toMatchObject({
      speech: 'Hello. What can I do for your calendar?',
      interrupted: true,
    });
    expect(
      messages.findLast((message) => message.event_type === 'conversation.stopped_speaking')?.properties,
    ).toMatchObject({ role: 'replica', interrupted: true });
    await rest(slow, 'POST', { path: `/conversations/${id}/end` });
    await clock.advance(1000);
    const { body } = await rest(slow, 'GET', { path: `/conversations/${id}?verbose=true` });
    const ready = body.events.find((event: { event_type: string }) =>
      event.event_type.endsWith('transcription_ready'),
    );
    expect(
      ready.properties.transcript.map((entry: { role: string; content: string }) => [
        entry.role,
        entry.content,
      ]),
    ).toEqual([
      ['system', 'Be brief.'],
      ['user', 'Hello'],
      ['assistant', 'Hello. What can I'],
    ]);
  });

  it('a new sentence of the person ends the old answer', async () => {
    await using slow = await startQuickly({
      clock,
      msPerWord: 100,
      understand: hearing({ Hello: greeting }),
    });
    const id = await startCall(slow, { persona_id: await makePersona(slow) });
    const first = slow.control.say(id, 'Hello');
    await clock.advance(450);
    const second = slow.control.say(id, 'Hello');
    await clock.advance(5000);
    await Promise.all([first, second]);
    const stops = slow.control
      .messages(id)
      .map(({ message }) => message)
      .filter((message) => message.event_type === 'conversation.replica.stopped_speaking');
    expect(stops.map((message) => message.properties?.['interrupted'])).toEqual([true, false]);
  });
});
