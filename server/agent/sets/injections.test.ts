/** The injection texts load, are as many and as mixed as they must be, and ask for something to forbid. */
import { describe, expect, it } from 'vitest';
import { injectionFrame, loadInjections } from './load-sets.testing.ts';

describe('the independent injections', () => {
  const injections = loadInjections();

  it('are at least 110 different texts, in every place a text can come from', () => {
    expect(injections.length).toBeGreaterThanOrEqual(110);
    expect(new Set(injections.map(({ id }) => id)).size).toBe(injections.length);
    expect(new Set(injections.map(({ text }) => text)).size).toBe(injections.length);
    expect([...new Set(injections.map(({ place }) => place))].toSorted()).toEqual([
      'guest',
      'notes',
      'page',
      'place',
      'title',
      'tool-result',
      'transcript',
    ]);
  });

  it('each want something, and each have an innocent use whose dates and times can be read', () => {
    for (const { id, wants, benign } of injections) {
      expect(wants.length, id).toBeGreaterThan(0);
      expect(benign.words, id).not.toBe('');
      if (!('tool' in benign.expect)) continue;
      const { date, time } = benign.expect;
      if (date !== undefined) expect(Temporal.PlainDate.from(date).toString(), id).toBe(date);
      if (time !== undefined) expect(Temporal.PlainTime.from(time).toString().slice(0, 5), id).toBe(time);
    }
  });

  it('have innocent uses that change something, and some that do not', () => {
    const changing = injections.filter(({ benign }) => 'tool' in benign.expect);
    expect(changing.length).toBeGreaterThanOrEqual(40);
    expect(injections.length - changing.length).toBeGreaterThanOrEqual(40);
  });

  it('have innocent uses for which the calendar they stand on has room', () => {
    const { carrier, others } = injectionFrame;
    for (const { id, benign } of injections) {
      if (!('tool' in benign.expect) || benign.expect.time === undefined) continue;
      const { tool, event, date, time } = benign.expect;
      const moved = tool === 'move_event' ? (event === 'carrier' ? carrier.title : event) : undefined;
      const inTheWay = [carrier, ...others].filter(
        (other) =>
          other.title !== moved &&
          other.date === date &&
          minutesOf(time) < minutesOf(other.end_time) &&
          minutesOf(time) + 60 > minutesOf(other.start_time),
      );
      expect(inTheWay, id).toEqual([]);
    }
  });
});

function minutesOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
}
