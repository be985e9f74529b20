import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everydayTalks, playTalk } from './everyday-talks.testing.ts';
import { replyDesk } from './reply-desk.testing.ts';

describe('talks as people have them', () => {
  let desk: Awaited<ReturnType<typeof replyDesk>>;
  beforeAll(async () => {
    desk = await replyDesk();
  });
  afterAll(() => desk[Symbol.asyncDispose]());

  it.each(everydayTalks())('$name', async (talk) => {
    const { wrong, script } = await playTalk(desk, talk);
    expect(wrong, script).toEqual([]);
  });
});
