import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meetingSlots } from './meeting-slots.ts';
import type { Stretch } from './meeting-slots.ts';

const anyStretch = fc
  .tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 1, max: 120 }))
  .map(([start, length]): Stretch => ({ start, end: start + length }));

describe('meeting slots', () => {
  it('lie in a window, clear of everybody and of each other, earliest first', () => {
    fc.assert(
      fc.property(
        fc.array(anyStretch, { maxLength: 30 }),
        fc.array(anyStretch, { minLength: 1, maxLength: 4 }),
        fc.record({ length: fc.integer({ min: 5, max: 90 }), buffer: fc.integer({ min: 0, max: 15 }) }),
        (busy, windows, { length, buffer }) => {
          const slots = meetingSlots({ windows, busy, length, step: 15, buffer, most: 50 });
          slots.forEach((slot, index) => {
            expect(slot.end - slot.start).toBe(length);
            expect(busy.some((b) => slot.start < b.end + buffer && b.start - buffer < slot.end)).toBe(false);
            for (let at = slot.start; at < slot.end; at += 1) {
              expect(windows.some((w) => w.start <= at && at < w.end)).toBe(true);
            }
            expect(slot.start).toBeGreaterThanOrEqual(slots[index - 1]?.end ?? 0);
          });
          // Nothing is missed: where there is no offer, no minute works.
          if (slots.length === 0) {
            for (let start = 0; start < 1_100; start += 1) {
              const end = start + length;
              const isFree = !busy.some((b) => start < b.end + buffer && b.start - buffer < end);
              const isIn = windows.some((w) => w.start <= start && end <= w.end);
              expect(isFree && isIn).toBe(false);
            }
          }
        },
      ),
      { numRuns: 200, seed: 20_261_120 },
    );
  });

  it('start on a round minute where one fits, and at the end of what is before where none does', () => {
    const day = [{ start: 540, end: 1020 }];
    const round = meetingSlots({ windows: day, busy: [{ start: 540, end: 550 }], length: 60, step: 30 });
    expect(round).toEqual([{ start: 570, end: 630 }]);
    const tight = [
      { start: 540, end: 550 },
      { start: 615, end: 1020 },
    ];
    expect(meetingSlots({ windows: day, busy: tight, length: 60, step: 30 })).toEqual([
      { start: 550, end: 610 },
    ]);
  });

  it('are none when nothing is long enough', () => {
    const question = {
      windows: [{ start: 540, end: 1020 }],
      busy: [{ start: 560, end: 1000 }],
      length: 30,
      step: 30,
    };
    expect(meetingSlots(question)).toEqual([]);
  });
});
