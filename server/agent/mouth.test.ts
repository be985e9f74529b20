import { describe, expect, it } from 'vitest';
import type { SpeechFacts } from './claims/speech-facts.ts';
import { testEar } from './ear/ear.testing.ts';
import { createMouth } from './mouth.ts';
import type { ReplyPart } from './reply-part.ts';

const facts: SpeechFacts = {
  now: '2026-11-20T09:00:00Z',
  timeZone: 'Europe/Berlin',
  hour12: true,
  language: 'en',
  outcomes: [],
  personWords: ['Hi'],
  outline: [],
  outlineSpan: null,
};

function speaking() {
  const parts: ReplyPart[] = [];
  const mouth = createMouth({ push: (part) => void parts.push(part) }, () => facts, testEar);
  return { mouth, parts };
}

describe('a word of waiting', () => {
  it('is said once in a turn', () => {
    const { mouth, parts } = speaking();
    mouth.filler('One moment.');
    mouth.begin();
    mouth.filler('Just a second.');
    expect(parts).toEqual([{ type: 'text', text: 'One moment.', isFiller: true }]);
    expect(mouth.said()).toBe('');
  });

  it('is never said after words', () => {
    const { mouth, parts } = speaking();
    mouth.say('Hello there.');
    mouth.expect();
    mouth.begin();
    mouth.filler('One moment.');
    expect(parts).toEqual([{ type: 'text', text: 'Hello there.' }]);
  });
});
