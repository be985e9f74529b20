import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSentenceCutter } from './sentences.ts';

const cut = (text: string, by = text.length || 1): string[] => {
  const cutter = createSentenceCutter();
  const pieces = [];
  for (let at = 0; at < text.length; at += by) pieces.push(...cutter.push(text.slice(at, at + by)));
  return [...pieces, ...cutter.end()].map(({ text: piece }) => piece.trim());
};

describe('sentences', () => {
  it.each([
    ['Gym is at 3 p.m. on Friday. Okay?', ['Gym is at 3 p.m. on Friday.', 'Okay?']],
    ['It is at 3 p.m. Shall I move it?', ['It is at 3 p.m.', 'Shall I move it?']],
    ['Dr. Meier is at 9.30 am. Fine.', ['Dr. Meier is at 9.30 am.', 'Fine.']],
    ['On Fri. 27 Nov. at 1.5 hours. Yes.', ['On Fri. 27 Nov. at 1.5 hours.', 'Yes.']],
    ['You have:\n- Gym at 7\n- Lunch', ['You have:', '- Gym at 7', '- Lunch']],
    ['Done! **Really.** 👍', ['Done!', '**Really.**', '👍']],
    ['没问题。好的', ['没问题。', '好的']],
    ['no end', ['no end']],
  ])('%j', (text, sentences) => {
    expect(cut(text)).toEqual(sentences);
    expect(cut(text, 1)).toEqual(sentences);
    expect(cut(text, 3)).toEqual(sentences);
  });

  it('lose nothing, however the text arrives', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), fc.integer({ min: 1, max: 9 }), (text, by) => {
        const cutter = createSentenceCutter();
        let out = '';
        for (let at = 0; at < text.length; at += by)
          out += cutter
            .push(text.slice(at, at + by))
            .map((piece) => piece.text)
            .join('');
        out += cutter
          .end()
          .map((piece) => piece.text)
          .join('');
        expect(out).toBe(text);
      }),
    );
  });

  it('that never end are cut at a bound, and said to be torn', () => {
    const cutter = createSentenceCutter(100);
    const pieces = [...cutter.push('word '.repeat(100)), ...cutter.end()];
    expect(pieces.every(({ text, isTorn }) => isTorn && text.length <= 100)).toBe(true);
    expect(pieces.map(({ text }) => text).join('')).toBe('word '.repeat(100));
  });
});
