/** What a person hears when the model breaks: what was stored, and not a word more. */
import { Pool } from 'pg';
import { describe, expect, it } from 'vitest';
import { fault, parallel, say, useTool } from '#server/simulators/anthropic/script.ts';
import type { ReplyPart } from './reply-part.ts';
import { replyDesk } from './reply-desk.testing.ts';

const gym = { title: 'Gym', date: 'tomorrow', start_time: '7am' };
const yoga = { title: 'Yoga', date: 'tomorrow', start_time: '9am' };
/** Long enough for a busy machine, and much shorter than what is called slow here. */
const patient = { timeoutMs: 1_500 };
const slow = { ms: 5_000 };

describe('a model that is down', () => {
  it.each([
    ['asked too much, for long', [fault('rate-limit', { retryAfterSeconds: 20 })]],
    ['overloaded, again and again', [fault('overloaded'), fault('overloaded'), fault('overloaded')]],
    ['failing', [fault('server-error'), fault('server-error'), fault('server-error')]],
    ['refusing our key', [fault('bad-key')]],
    ['silent', [fault('slow', slow), say('Too late.')]],
    [
      'stuck in the middle',
      [fault('stall', { ...slow, after: 0.1 }), say('Too late to be heard by anybody.')],
    ],
  ])('%s is told, and nothing is claimed', async (_what, items) => {
    await using desk = await replyDesk(patient);
    desk.script(...items);
    const { text, end } = await desk.reply('Add gym tomorrow at 7am');
    expect(end).toBe('fallback');
    expect(text).toContain('I have changed nothing for that.');
    expect(text).not.toContain('Too late');
  });

  it.each([
    ['overloaded for a moment', [fault('overloaded')]],
    ['asked too much for a second', [fault('rate-limit', { retryAfterSeconds: 1 })]],
    ['breaking off', [fault('error-in-stream', { after: 0.1 }), say('Hello there, my friend.')]],
    ['hanging up', [fault('hang-up', { after: 0.1 }), say('Hello there, my friend.')]],
    [
      'closing as if all was said',
      [fault('hang-up', { after: 0.1, isClean: true }), say('Hello there, friend.')],
    ],
    ['sending garbage', [fault('garbage', { after: 0.1 }), say('Hello there, my friend.')]],
  ])('%s is asked once more, quickly, and nobody notices', async (_what, items) => {
    await using desk = await replyDesk(patient);
    desk.script(...items, say('Hello again.'));
    const { text, end } = await desk.reply('Hi');
    expect(text).toBe('Hello again.');
    expect(end).toBe('complete');
  });

  it.each([
    ['an error in the stream', fault('error-in-stream', { after: 0.5 })],
    ['a cut stream', fault('hang-up', { after: 0.5 })],
    ['too much to do', fault('overloaded')],
  ])('tells what was stored when it breaks afterwards: %s', async (_what, broken) => {
    await using desk = await replyDesk(patient);
    desk.script(useTool('add_event', gym));
    for (let n = 0; n < 3; n += 1)
      desk.script(
        broken,
        ...(broken.do === 'fault' && broken.fault.kind === 'overloaded'
          ? []
          : [say('no words that get through whole')]),
      );
    const { text, end, outcomes } = await desk.reply('Add gym tomorrow at 7am');
    expect(end).toBe('fallback');
    expect(text.startsWith(outcomes[0]?.say ?? '?')).toBe(true);
    expect(text).not.toContain('changed nothing');
    expect(await desk.events()).toHaveLength(1);
  });

  it('does not run a call of an answer that broke off', async () => {
    await using desk = await replyDesk(patient);
    for (let n = 0; n < 3; n += 1) desk.script(fault('hang-up', { after: 0.95 }), useTool('add_event', gym));
    const { end } = await desk.reply('Add gym tomorrow at 7am');
    expect(end).toBe('fallback');
    expect(await desk.events()).toEqual([]);
  });

  it('does not say twice what was said before it broke off', async () => {
    await using desk = await replyDesk(patient);
    const words = 'Good morning to you. How are you today? Shall we look at something together?';
    desk.script(fault('error-in-stream', { after: 0.7 }), say(words), say(words));
    const { text, end } = await desk.reply('Hi');
    expect(end).toBe('complete');
    expect(text.match(/Good morning to you/g)).toHaveLength(1);
    expect(text).toContain('Shall we look at something together?');
    expect(JSON.stringify(desk.requests()[1]?.messages.at(-1))).toContain('Your answer broke off');
  });
});

/** Keeps every write waiting until it is let go. */
async function holdWrites(url: string) {
  const pool = new Pool({ connectionString: url, max: 1 });
  const client = await pool.connect();
  await client.query('begin');
  await client.query('select 1 from calendars for update');
  let held = true;
  const letGo = async () => {
    if (!held) return;
    held = false;
    await client.query('rollback');
    client.release();
    await pool.end();
  };
  return { letGo, [Symbol.asyncDispose]: letGo };
}

const later = (ms: number) => new Promise((resolve) => void setTimeout(resolve, ms));

describe('a slow tool', () => {
  it('is bridged by a word that claims nothing', async () => {
    await using desk = await replyDesk({ fillerAfterMs: 900 });
    await using hold = await holdWrites(desk.database.url);
    desk.script(useTool('add_event', gym), say('It is in.'));
    const { parts } = await desk.turn('Add gym tomorrow at 7am');
    const seen: ReplyPart[] = [];
    for await (const part of parts) {
      seen.push(part);
      if (part.type === 'text' && part.isFiller) await hold.letGo();
    }
    expect(seen.map(({ type }) => type)).toEqual(['tool', 'text', 'outcome', 'text', 'end']);
    expect(seen[1]).toEqual({
      type: 'text',
      isFiller: true,
      text: expect.stringMatching(/moment|second/i) as string,
    });
  });
});

describe('a slow model', () => {
  it('is bridged once in a turn, however long it goes on', async () => {
    await using desk = await replyDesk({ fillerAfterMs: 90 });
    desk.script(
      fault('slow', { ms: 400 }),
      useTool('add_event', gym),
      fault('slow', { ms: 400 }),
      say('It is in.'),
    );
    const { parts } = await desk.reply('Add gym tomorrow at 7am');
    const fillers = parts.filter((part) => part.type === 'text' && part.isFiller);
    expect(fillers).toHaveLength(1);
    expect(parts[0]).toBe(fillers[0]);
  });
});

describe('somebody who goes away', () => {
  it('before a write prevents it', async () => {
    await using desk = await replyDesk();
    desk.script(fault('stall', { ...slow, after: 0.5 }), useTool('add_event', gym));
    const gone = new AbortController();
    const replied = desk.reply('Add gym tomorrow at 7am', { signal: gone.signal });
    while (desk.requests().length === 0) await later(20);
    gone.abort();
    const { end, parts } = await replied;
    expect(end).toBe('aborted');
    expect(parts).toHaveLength(1);
    expect(await desk.changes()).toEqual([]);
  });

  it('during a write finds it finished and told, and the next one not begun', async () => {
    await using desk = await replyDesk();
    await using hold = await holdWrites(desk.database.url);
    desk.script(parallel(useTool('add_event', gym), useTool('add_event', yoga)), say('Both are in.'));
    const gone = new AbortController();
    const { parts } = await desk.turn('Add gym tomorrow at 7am and yoga tomorrow at 9am', {
      signal: gone.signal,
    });
    const seen: ReplyPart[] = [];
    for await (const part of parts) {
      seen.push(part);
      if (part.type !== 'tool') continue;
      await later(100);
      gone.abort();
      await later(50);
      await hold.letGo();
    }
    expect(seen.filter(({ type }) => type !== 'text')).toMatchObject([
      { type: 'tool', tool: 'add_event' },
      { type: 'outcome', outcome: { kind: 'done' } },
      { type: 'end', reason: 'aborted' },
    ]);
    expect(desk.told).toHaveLength(1);
    expect((await desk.events()).map(({ title }) => title)).toEqual(['Gym']);
  });

  it('by not reading any further stops the work too', async () => {
    await using desk = await replyDesk();
    desk.script(
      say('One moment please. '),
      useTool('add_event', gym),
      useTool('add_event', yoga),
      say('Done.'),
    );
    const { parts } = await desk.turn('Add gym tomorrow at 7am and yoga tomorrow at 9am');
    const seen: ReplyPart[] = [];
    for await (const part of parts) {
      seen.push(part);
      if (part.type === 'outcome') break;
    }
    await later(200);
    expect(seen.at(-1)).toMatchObject({ type: 'outcome' });
    expect((await desk.events()).map(({ title }) => title)).toEqual(['Gym']);
  });
});
