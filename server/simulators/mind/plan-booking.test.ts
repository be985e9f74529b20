/** What a yes is to when times were told. */
import { describe, expect, it } from 'vitest';
import type { FreeSlot, Outcome } from '#shared/outcome.ts';
import type { Recalled } from './known.ts';
import { planStep } from './plan-step.ts';
import { understand } from './understand.ts';

const slot = (time: string): FreeSlot => ({
  start: '',
  end: '',
  wall: { start: { date: '2026-11-25', time }, end: { date: '2026-11-25', time }, timeZone: 'Europe/Berlin' },
});
const told = (asked: string, ...times: string[]): Recalled => ({
  tool: 'book_appointment',
  arguments: { date: '2026-11-25', time: asked },
  outcome: { kind: 'not-offered', say: '…', nearest: times.map(slot) } as unknown as Outcome,
  spoken: '…',
});
const context = { now: '2026-11-20T09:00:00Z', timeZone: 'Europe/Berlin' };
const after = (memory: Recalled, words: string) => planStep(memory, understand(words, context), words);
const taking = (time: string) => ({ kind: 'call', call: { arguments: { date: '2026-11-25', time } } });

describe('a yes to times that were told', () => {
  it('takes the time that was asked for, where that is free after all', () => {
    expect(after(told('10:00', '10:00', '10:30'), 'yes')).toMatchObject(taking('10:00'));
  });

  it('takes none of several others: which one is asked again', () => {
    expect(after(told('03:00', '09:00', '09:30'), 'yes please')).toEqual({ kind: 'say', text: 'Which one?' });
    expect(after(told('03:00', '09:00', '09:30'), 'the second one')).toMatchObject(taking('09:30'));
  });

  it('takes the only one', () => {
    expect(after(told('03:00', '09:00'), 'yes')).toMatchObject(taking('09:00'));
  });
});
