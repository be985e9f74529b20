import { describe, expect, it } from 'vitest';
import { fault, say, useTool } from '#server/simulators/anthropic/script.ts';
import { replyDesk } from './reply-desk.testing.ts';

const at = (title: string, time: string, place?: string) => ({
  title,
  date: 'tomorrow',
  start_time: time,
  duration: 60,
  ...(place === undefined ? {} : { place }),
});
const lunch = useTool('add_event', at('Lunch', '12:00'));
const words = 'Add lunch tomorrow at 12:00 for 60 minutes';

async function busyDesk() {
  const desk = await replyDesk();
  await desk.call('add_event', at('Standup', '12:00'));
  await desk.call('add_event', at('Review', '14:00'));
  return desk;
}

describe('which of the free times', () => {
  it('is the model’s to pick, by number, and code’s to say', async () => {
    await using desk = await busyDesk();
    desk.script(lunch, say('{"pick":"1"}'), say('It clashes.'));
    const { outcomes } = await desk.reply(words);
    const [outcome] = outcomes;
    const first = outcome?.kind === 'conflict' ? outcome.alternatives[0]?.wall.start.time : undefined;
    expect(outcome?.say).toMatch(/Of these, tomorrow at .* leaves the most room\.$/);
    expect(first).toBeDefined();
    const asked = desk.requests()[1];
    expect(JSON.stringify(asked)).not.toMatch(/Standup|Review/);
    expect(desk.sim.control.journal()[1]?.model).toBe('claude-haiku-5-5');
  });

  it.each([
    ['picks what was not offered', say('{"pick":"17"}')],
    ['talks instead', say('I would take the first one.')],
    ['is down', fault('overloaded')],
    ['sees no difference', say('{"pick":"none"}')],
  ])('stays open when the model %s', async (_what, judgement) => {
    await using desk = await busyDesk();
    desk.script(lunch, judgement, say('It clashes.'));
    const { outcomes } = await desk.reply(words);
    expect(outcomes[0]?.kind).toBe('conflict');
    expect(outcomes[0]?.say).not.toContain('Of these');
  });

  it('is waited for a second and a half and not longer', async () => {
    await using desk = await busyDesk();
    // It would come before the model is given up: nobody waited that long for it.
    desk.script(lunch, fault('slow', { ms: 8_000 }), say('{"pick":"1"}'), say('It clashes.'));
    const started = performance.now();
    const { outcomes } = await desk.reply(words);
    expect(performance.now() - started).toBeLessThan(60_000);
    expect(outcomes[0]?.say).not.toContain('Of these');
  });

  it('is not asked where there is nothing to choose from', async () => {
    await using desk = await busyDesk();
    desk.script(
      useTool('add_event', { title: 'Holiday', date: 'tomorrow', all_day: true, busy: true }),
      say('It clashes.'),
    );
    const { outcomes, end } = await desk.reply('Add a holiday tomorrow, all day');
    expect(outcomes[0]).toMatchObject({ kind: 'conflict', alternatives: [] });
    expect(end).toBe('complete');
    expect(desk.requests()).toHaveLength(2);
  });
});

describe('the way between two places', () => {
  const gym = (pick: string) => [
    useTool('add_event', at('Gym', '13:00', 'North Street 5')),
    say(`{"pick":"${pick}"}`),
    say('It is in.'),
  ];
  const order = 'Add gym tomorrow at 13:00 for 60 minutes at North Street 5';

  it('is mentioned when the model thinks it tight', async () => {
    await using desk = await replyDesk();
    await desk.call('add_event', at('Dentist', '12:00', 'Airport'));
    desk.script(...gym('1'));
    const { outcomes } = await desk.reply(order);
    expect(outcomes[0]).toMatchObject({
      kind: 'done',
      say: expect.stringContaining('Mind the way: there is no time between Dentist and Gym') as string,
    });
  });

  it('is not asked about for the same place, or where nothing is near', async () => {
    await using desk = await replyDesk();
    await desk.call('add_event', at('Dentist', '12:00', 'north street 5'));
    desk.script(useTool('add_event', at('Gym', '13:00', 'North Street 5')), say('It is in.'));
    const { outcomes, end } = await desk.reply(order);
    expect(end).toBe('complete');
    expect(outcomes[0]?.say).not.toContain('Mind the way');
    expect(desk.requests()).toHaveLength(2);
  });
});

describe('without a key', () => {
  it('a tight way and the time with the most room are told as well', async () => {
    await using desk = await replyDesk();
    await desk.reply('Add dentist tomorrow at noon at Airport');
    const gym = await desk.reply('Add gym tomorrow at 1pm at North Street 5');
    expect(gym.text).toContain('Mind the way: there is no time between Dentist and Gym');
    const clash = await desk.reply('Add lunch tomorrow at 12:30pm');
    expect(clash.text).toMatch(/Of these, .* leaves the most room\./);
  });
});
