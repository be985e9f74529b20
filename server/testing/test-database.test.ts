import { Client } from 'pg';
import { describe, expect, it } from 'vitest';

import { testDatabase } from './test-database.ts';

async function connected(url: string): Promise<Client & AsyncDisposable> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  return Object.assign(client, { [Symbol.asyncDispose]: () => client.end() });
}

describe('testDatabase', () => {
  it('gives each caller a migrated database of its own', async () => {
    await using one = await testDatabase();
    await using two = await testDatabase();
    await using inOne = await connected(one.url);
    await using inTwo = await connected(two.url);
    await inOne.query('create table only_here (n int)');

    const tables = (client: Client) =>
      client.query<{ name: string }>(
        `select table_name as name from information_schema.tables where table_schema = 'public'`,
      );
    const ofOne = (await tables(inOne)).rows.map(({ name }) => name);
    const ofTwo = (await tables(inTwo)).rows.map(({ name }) => name);
    expect(ofOne).toEqual(expect.arrayContaining(['only_here', 'calendars', 'changes']));
    expect(ofTwo).toEqual(expect.arrayContaining(['calendars', 'changes']));
    expect(ofTwo).not.toContain('only_here');
  });

  it('lets the two logins of the server in, without the rights of the migrating user', async () => {
    await using database = await testDatabase();
    for (const url of [database.appUrl, database.systemUrl]) {
      await using client = await connected(url);
      const { rows } = await client.query('select current_database() as name');
      expect(rows).toEqual([{ name: database.name }]);
      await expect(client.query('create table nope ()')).rejects.toMatchObject({ code: '42501' });
    }
  });

  it('drops the database at the end, even under an open connection', async () => {
    const database = await testDatabase();
    await using left = await connected(database.url);
    await database[Symbol.asyncDispose]();
    await expect(left.query('select 1')).rejects.toThrow();
    const again = new Client({ connectionString: database.url });
    await expect(again.connect()).rejects.toMatchObject({ code: '3D000' });
  });
});
