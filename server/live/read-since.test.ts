import { describe, expect, it } from 'vitest';
import { readSince } from './read-since.ts';

const ask = (query: string, lastEventId?: string) =>
  readSince({
    url: `/trpc/schedule.changes?${query}`,
    headers: lastEventId === undefined ? {} : { 'last-event-id': lastEventId },
  });
const input = (value: unknown) => `input=${encodeURIComponent(JSON.stringify(value))}`;

describe('readSince', () => {
  it('believes the header first, then the query, then the input', () => {
    const all = `lastEventId=7&${input({ lastEventId: '5', since: 3 })}`;
    expect(ask(all, '9')).toBe(9);
    expect(ask(all)).toBe(7);
    expect(ask(input({ lastEventId: '5', since: 3 }))).toBe(5);
    expect(ask(input({ since: 3 }))).toBe(3);
    expect(ask(input({ lastEventId: null, since: 0 }))).toBe(0);
  });

  it.each([
    '',
    'input=%7B',
    input({}),
    input(null),
    input([1]),
    input({ since: -1 }),
    input({ since: 1.5 }),
    input({ since: '1e3' }),
    input({ since: 1e300 }),
    input({ since: true }),
    input({ since: { version: 1 } }),
    'lastEventId=abc',
    'lastEventId=99999999999999999999',
  ])('has no answer for %j', (query) => {
    expect(ask(query)).toBeUndefined();
  });
});
