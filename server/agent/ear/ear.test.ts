import { describe, expect, it } from 'vitest';
import { createEar } from './ear.ts';
import { testEar } from './ear.testing.ts';

const wish = 'Put the vet on Thursday at five.';

/** None of these is among the sentences it learned from. */
describe('the ear hears', () => {
  it.each([
    ['Thursday at five belongs to the vet now.', wish],
    ['Done.', wish],
    ['I popped it in and dropped Marie a line.', wish],
    ['Your Thursday has just become a good deal fuller.', wish],
    ['Nothing whatsoever.', 'What have I got on Sunday?'],
    ['Shall I also warn the others that it moved?', 'Move the rehearsal to six.'],
  ])('a claim in “%s”', async (text, before) => expect(await testEar.hear({ text, before })).toBeLessThan(0));

  it.each([
    ['Cats hate the waiting room even more than we do, poor things.', wish],
    ['What time on Thursday suits you?', wish],
    ['If you tell me how long it takes, I can put it in.', wish],
    ['Oh, I hope nothing is wrong with the little one!', wish],
    ['A Sunday without plans sounds like heaven to me.', 'I want a quiet Sunday.'],
    ['Shall I have a look at six o’clock?', 'Move the rehearsal to six.'],
  ])('only talk in “%s”', async (text, before) =>
    expect(await testEar.hear({ text, before })).toBeGreaterThan(0),
  );

  it('the same words as an answer and as courtesy', async () => {
    const asAnswer = await testEar.hear({ text: 'Wide open.', before: 'How does Friday look?' });
    const asTalk = await testEar.hear({ text: 'Wide open?', before: 'I slept with the window open.' });
    expect(asAnswer).toBeLessThan(asTalk ?? 0);
  });

  it('through clothes: markdown and look-alike letters', async () => {
    const plain = await testEar.hear({ text: 'I popped it in for you.', before: wish });
    const dressed = await testEar.hear({ text: '**I pоpped** it\u200B in for you.', before: wish });
    expect(dressed).toBe(plain);
  });
});

describe('an ear that does not work', () => {
  it('says so once and leaves everything to the rules', async () => {
    const said: unknown[] = [];
    const ear = createEar({
      log: { warn: (...line: unknown[]) => void said.push(line) },
      encode: () => Promise.reject(new Error('no such package')),
    });
    expect(await ear.hear({ text: 'Done.', before: '' })).toBeNull();
    expect(await ear.hear({ text: 'Hello.', before: '' })).toBeNull();
    expect(said).toHaveLength(1);
  });

  it('needs no words to be asked', async () => {
    expect(await testEar.hear({ text: ' \u200B', before: wish })).toBeNull();
  });
});
