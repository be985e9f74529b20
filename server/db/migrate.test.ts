import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { describe, expect, it } from 'vitest';
import { runSql } from '#server/testing/template-database.ts';
import { testDatabase } from '#server/testing/test-database.ts';
import { migrate } from './migrate.ts';

/** An empty database beside the test's own, and what was made for it, gone at the end. */
async function emptyDatabase(adminUrl: string, owner?: { name: string; password: string }) {
  const name = `calendar_agent_test_empty_${randomBytes(4).toString('hex')}`;
  await runSql(adminUrl, `create database ${name}${owner ? ` owner ${owner.name}` : ''}`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  if (owner) [url.username, url.password] = [owner.name, owner.password];
  return {
    url: url.toString(),
    [Symbol.asyncDispose]: async () => {
      await runSql(adminUrl, `drop database ${name} with (force)`);
      for (const group of ['app', 'system']) await runSql(adminUrl, `drop role if exists ${name}_${group}`);
    },
  };
}

async function ask<T>(url: string, text: string): Promise<T[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return (await client.query(text).finally(() => client.end())).rows;
}

/** Those that migrating a clone makes for it; the template's own stay. */
async function dropLogins(own: { url: string; name: string }): Promise<void> {
  for (const login of [`"${own.name}_app"`, `"${own.name}_system"`]) {
    await runSql(
      own.url,
      `reassign owned by ${login} to current_user; drop owned by ${login}; drop role ${login}`,
    );
  }
}

const input = (url: string) => ({ url, secret: 'secret', log: () => {} });

describe('migrating', () => {
  it('may be done by any number of instances at once and again, and finds the same logins', async () => {
    await using own = await testDatabase();
    await using empty = await emptyDatabase(own.url);
    const urls = await Promise.all(Array.from({ length: 4 }, () => migrate(input(empty.url))));
    urls.push(await migrate(input(empty.url)));
    expect(new Set(urls.map((url) => JSON.stringify(url))).size).toBe(1);
    expect(await ask(urls[0]?.systemUrl ?? '', 'select count(*)::int as n from events')).toEqual([{ n: 0 }]);
    await expect(ask(urls[0]?.appUrl ?? '', 'select * from events')).rejects.toMatchObject({ code: 'AP001' });
  });

  it('keeps what is stored', async () => {
    await using own = await testDatabase();
    await runSql(own.url, `insert into users (name, email) values ('Test', 'test@example.com')`);
    const kept = () =>
      ask(
        own.url,
        'select c.id, u.email, s.locale from users u join calendars c on c.owner_id = u.id join settings s on s.owner_id = u.id',
      );
    const before = await kept();
    expect(before).toHaveLength(1);
    await migrate(input(own.url));
    expect(await kept()).toEqual(before);
    await dropLogins(own);
  });

  it('neither waits for nor holds up those who work when an instance joins them', async () => {
    await using own = await testDatabase();
    const working = new Client({ connectionString: own.url });
    await working.connect();
    try {
      await working.query('begin');
      const { rows } = await working.query<{ name: string }>(
        `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
      );
      for (const { name } of rows) await working.query(`lock table "${name}" in row exclusive mode`);
      expect(rows.length).toBeGreaterThan(5);
      const joined = migrate(input(own.url)).then(() => 'joined');
      expect(await Promise.race([joined, sleep(8_000, 'waits')])).toBe('joined');
      await working.query('commit');
    } finally {
      await working.end();
    }
    await dropLogins(own);
  });

  it('says in a sentence, with the SQL, that the user may not create roles', async () => {
    await using own = await testDatabase();
    const weak = { name: `weak_${randomBytes(4).toString('hex')}`, password: 'weak' };
    await runSql(own.url, `create role ${weak.name} login password 'weak'`);
    try {
      await using empty = await emptyDatabase(own.url, weak);
      await expect(migrate(input(empty.url))).rejects.toThrow(
        /^The user of DATABASE_URL may not create roles\. [^]*create role calendar_app/,
      );
      expect(
        await ask(empty.url, `select relname from pg_class where relnamespace = 'public'::regnamespace`),
      ).toEqual([]);
    } finally {
      await runSql(own.url, `drop role ${weak.name}`);
    }
  });
});
