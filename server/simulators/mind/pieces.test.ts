import { describe, expect, it } from 'vitest';
import { piecesOf } from './pieces.ts';

describe('the pieces of a turn', () => {
  it.each([
    ['Add gym tomorrow at 7am', ['Add gym tomorrow at 7am']],
    [
      'Put the dentist on Thursday at three … no, four … and remind me of that meeting',
      ['Put the dentist on Thursday at three', 'no, four', 'remind me of that meeting'],
    ],
    ['Dentist on Thursday at three, no, four', ['Dentist on Thursday at three', 'no, four']],
    ['I am tired. Add tea at 4 p.m. today. Thanks!', ['I am tired', 'Add tea at 4 p.m. today', 'Thanks!']],
    ['Lunch with Dr. Smith at noon', ['Lunch with Dr. Smith at noon']],
    ['Add gym and yoga tomorrow', ['Add gym and yoga tomorrow']],
    ['No. Four.', ['No, Four.']],
    ['…', ['…']],
  ])('of “%s”', (words, pieces) => {
    expect(piecesOf(words, { now: '2026-11-20T09:00:00Z', timeZone: 'Europe/Berlin' })).toEqual(pieces);
  });
});
