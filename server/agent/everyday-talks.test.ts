import { afterAll, describe, expect, it } from 'vitest';
import { desksInTurn } from '#server/testing/desks-in-turn.ts';
import { everydayTalks, playTalk } from './everyday-talks.testing.ts';
import { replyDesk } from './reply-desk.testing.ts';

describe('talks as people have them', () => {
  const desks = desksInTurn(() => replyDesk());
  afterAll(() => desks[Symbol.asyncDispose]());

  it.concurrent.each(everydayTalks())('$name', async (talk) => {
    const { wrong, script } = await desks.use((desk) => playTalk(desk, talk));
    expect(wrong, script).toEqual([]);
  });
});
