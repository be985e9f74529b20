import { describe, expect, it } from 'vitest';
import { calls, hearing, startCallWithTool, startQuickly, startReceiver } from '../call-for-test.ts';
import { argumentsOf, done, gym, hearsGym } from '../gym-for-test.ts';

describe('what the persona remembers', () => {
  const answering = (first: unknown) => {
    let asked = 0;
    return () => ({ body: (asked += 1) === 1 ? first : done });
  };

  it('"yes, add it anyway" after a conflict asks again with consent', async () => {
    const conflict = { kind: 'conflict', say: 'That clashes with Dentist.', with: [], alternatives: [] };
    await using server = await startReceiver(answering(conflict));
    await using sim = await startQuickly({ understand: hearsGym });
    const id = await startCallWithTool(sim, { url: server.url });
    expect((await sim.control.say(id, gym)).spoken).toEqual([conflict.say]);
    expect((await sim.control.say(id, 'Yes, add it anyway')).spoken).toEqual([done.say]);
    const [first, second] = server.received.map(argumentsOf);
    expect(second).toEqual({ ...first, allow_overlap: true });
    expect(server.received[0]?.body.tool_call_id).not.toBe(server.received[1]?.body.tool_call_id);
  });

  it('"no" forgets it, so that a later yes does nothing', async () => {
    const conflict = { kind: 'conflict', say: 'That clashes.', with: [], alternatives: [] };
    await using server = await startReceiver(answering(conflict));
    await using sim = await startQuickly({ understand: hearsGym });
    const id = await startCallWithTool(sim, { url: server.url });
    await sim.control.say(id, gym);
    await sim.control.say(id, 'No, leave it');
    await sim.control.say(id, 'Yes, add it anyway');
    expect(server.received).toHaveLength(1);
  });

  it('"the second one" takes the second free time', async () => {
    const slot = (time: string, until: string) => ({
      start: '',
      end: '',
      wall: {
        start: { date: '2026-11-21', time },
        end: { date: '2026-11-21', time: until },
        timeZone: 'UTC',
      },
    });
    const alternatives = [slot('08:00', '09:00'), slot('10:00', '11:00')];
    await using server = await startReceiver(
      answering({ kind: 'conflict', say: 'Clash.', with: [], alternatives }),
    );
    await using sim = await startQuickly({ understand: hearsGym });
    const id = await startCallWithTool(sim, { url: server.url });
    await sim.control.say(id, gym);
    await sim.control.say(id, 'The second one');
    expect(argumentsOf(server.received[1] as never)).toEqual({
      title: 'gym',
      date: '2026-11-21',
      start_time: '10:00',
    });
  });

  it('an answer to "what should I call it?" fills the gap', async () => {
    await using server = await startReceiver(answering({ kind: 'needs', say: 'When?', fields: ['date'] }));
    await using sim = await startQuickly({
      understand: hearing({ 'Add something at 7': calls('add_event', { start_time: '07:00' }) }),
    });
    const id = await startCallWithTool(sim, { url: server.url });
    await sim.control.say(id, 'Add something at 7');
    await sim.control.say(id, 'Gym.');
    // Without a name there is nothing to call the tool with yet.
    expect(server.received.map((one) => argumentsOf(one as never))).toEqual([
      { start_time: '07:00', title: 'Gym' },
    ]);
  });
});
