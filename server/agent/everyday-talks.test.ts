import { beforeAll, describe, expect, it } from 'vitest';
import { inLanes } from '#server/testing/in-lanes.ts';
import { everydayTalks, playTalk } from './everyday-talks.testing.ts';
import type { Played } from './everyday-talks.testing.ts';
import { replyDesk } from './reply-desk.testing.ts';

describe('talks as people have them', () => {
  const talks = everydayTalks();
  let played: Played[] = [];
  beforeAll(async () => {
    played = await inLanes(talks, () => replyDesk(), playTalk);
  }, 600_000);

  it.each(talks.map((talk, index) => ({ name: talk.name, index })))('$name', ({ index }) => {
    const { wrong, script } = played[index] ?? { wrong: ['not played'], script: '' };
    expect(wrong, script).toEqual([]);
  });
});
