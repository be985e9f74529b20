/** The loop against the scripted simulator, with the real dispatch on a real database. */
import { describe, expect, it } from 'vitest';
import {
  cut,
  fault,
  parallel,
  pause,
  refuse,
  say,
  thinking,
  useTool,
} from '#server/simulators/anthropic/script.ts';
import { replyDesk } from './reply-desk.testing.ts';

const gym = { title: 'Gym', date: 'tomorrow', start_time: '7am' };

describe('a reply', () => {
  it('says the model’s words and ends', async () => {
    await using desk = await replyDesk();
    desk.script(say('Hello there. What can I do?'));
    const { parts, text } = await desk.reply('Hi');
    expect(text).toBe('Hello there. What can I do?');
    expect(parts.at(-1)).toEqual({ type: 'end', reason: 'complete' });
  });

  it('runs a call, tells the model what was stored, and says it', async () => {
    await using desk = await replyDesk();
    desk.script(thinking(), useTool('add_event', gym), say('Done, Gym is in for tomorrow at seven.'));
    const { parts, outcomes } = await desk.reply('Gym tomorrow at 7');
    expect(parts.map(({ type }) => type).slice(0, 2)).toEqual(['tool', 'outcome']);
    expect(outcomes[0]).toMatchObject({ kind: 'done' });
    expect((await desk.events()).map(({ title }) => title)).toEqual(['Gym']);
    const [, second] = desk.requests();
    const result = second?.messages.at(-1)?.content[0];
    expect(result).toMatchObject({ type: 'tool_result' });
    expect(JSON.stringify(result)).toContain(JSON.stringify(outcomes[0]?.say).slice(1, -1).slice(0, 20));
  });
});
