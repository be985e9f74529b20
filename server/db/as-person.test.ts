import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'drizzle-orm';
import { testDesk } from '#server/testing/test-desk.ts';

let desk: Awaited<ReturnType<typeof testDesk>>;
beforeAll(async () => {
  desk = await testDesk({ now: '2026-11-20T09:00:00Z' });
});
afterAll(() => desk[Symbol.asyncDispose]());

describe('reading as a person', () => {
  it('sees their rows only, many at once, and leaves no connection behind that knows who it was', async () => {
    const other = await desk.addPerson('Europe/Berlin');
    const whose = (person: string) =>
      desk.deps.asPerson(
        person,
        (db) => db.execute<{ owner_id: string }>(sql`select owner_id from calendars`),
        'reading',
      );
    const people = Array.from({ length: 60 }, (_, n) => (n % 2 === 0 ? desk.person : other));
    const seen = await Promise.all(people.map(whose));
    expect(seen.map(({ rows }) => rows)).toEqual(people.map((person) => [{ owner_id: person }]));
    await expect(desk.pools.app.query('select app_user_id()')).rejects.toThrow();
  });

  it('cannot write, and what it tried leaves nothing in the way', async () => {
    const write = desk.deps.asPerson(
      desk.person,
      (db) => db.execute(sql`update calendars set version = version + 1`),
      'reading',
    );
    await expect(write).rejects.toThrow();
    expect(await desk.version()).toBe(0);
  });
});
