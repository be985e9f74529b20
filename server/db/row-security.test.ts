import { Client, Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '#server/log.ts';
import { deleteAccount } from '#server/domain/account/delete-account.ts';
import { startTestApp } from '#server/testing/test-app.ts';
import { testDatabase } from '#server/testing/test-database.ts';
import type { TestDatabase } from '#server/testing/test-database.ts';
import { appendChange } from './append-change.ts';
import { createAsPerson } from './as-person.ts';
import { createPools, errorCode, toDb } from './client.ts';
import type { Pools } from './client.ts';
import { fillEveryTable, ownedTables, rowFaults } from './row-security.testing.ts';

let database: TestDatabase;
let admin: Client;
let pools: Pools;
let tables: string[];
let one: string;
let other: string;

beforeAll(async () => {
  database = await testDatabase();
  admin = new Client({ connectionString: database.url });
  await admin.connect();
  pools = createPools(createLog('silent'), database);
  tables = await ownedTables(admin);
  one = await addPerson('one@example.com');
  other = await addPerson('other@example.com');
});
afterAll(async () => {
  await pools.close();
  await admin.end();
  await database[Symbol.asyncDispose]();
});

async function addPerson(email: string): Promise<string> {
  const { rows } = await admin.query<{ id: string }>(
    `insert into users (name, email) values ('Test', $1) returning id`,
    [email],
  );
  const id = rows[0]?.id ?? '';
  await fillEveryTable(admin, id);
  return id;
}

/** In one transaction of the app login as that person (null: nobody), rolled back: rows touched, or the error's code. */
async function asApp(who: string | null, text: string, values: unknown[] = []): Promise<number | string> {
  const client = await pools.app.connect();
  try {
    await client.query('begin');
    if (who !== null) await client.query("select set_config('app.user_id', $1, true)", [who]);
    return (await client.query(text, values)).rowCount ?? 0;
  } catch (error) {
    return errorCode(error) ?? String(error);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

/** The same statement in every table of a person, as `{table: result}`. */
async function inEachTable(ask: (table: string) => Promise<unknown>): Promise<Record<string, unknown>> {
  const results: Record<string, unknown> = {};
  for (const table of tables) results[table] = await ask(table);
  return results;
}
const everywhere = (result: unknown) => Object.fromEntries(tables.map((table) => [table, result]));

describe('the catalogue', () => {
  it('shows row security on everything the app login may touch', async () => {
    expect(await rowFaults(admin)).toEqual([]);
    expect(tables).toEqual(
      expect.arrayContaining(['calendars', 'calls', 'changes', 'conversations', 'events']),
    );
  });

  it('shows it in a started server as well, where jobs can be put down but not read', async () => {
    await using app = await startTestApp();
    const client = new Client({ connectionString: app.databaseUrl });
    await client.connect();
    expect(await rowFaults(client).finally(() => client.end())).toEqual([]);
    const ask = (text: string) => app.deps.pools.app.query(text).then(() => 'done', errorCode);
    const forbidden = [
      'select data from jobs.job_common',
      'delete from jobs.job_common',
      'update jobs.job_common set id = id',
    ];
    expect(await Promise.all(forbidden.map(ask))).toEqual(['42501', '42501', '42501']);
    expect(await ask('select id, name from jobs.job_common')).toBe('done');
  });

  const mutations: [string, string, RegExp][] = [
    ['a dropped policy', 'drop policy events_owner on events', /public\.events: has 0 policies/],
    [
      'row security switched off',
      'alter table calls disable row level security',
      /public\.calls: row security is off/,
    ],
    [
      'row security that is not forced',
      'alter table turns no force row level security',
      /public\.turns: .* not forced/,
    ],
    [
      'a policy that lets everything through',
      'alter policy events_owner on events using (true)',
      /public\.events: has another condition/,
    ],
    [
      'a policy that lets everything in',
      'alter policy changes_owner on changes with check (true)',
      /public\.changes: has another condition/,
    ],
    [
      'a second policy',
      'create policy more on settings to public using (true)',
      /public\.settings: has 2 policies/,
    ],
    [
      'a new table with a grant',
      'create table notes (n int); grant select on notes to calendar_app',
      /public\.notes: has no owner_id/,
    ],
    [
      'a new table of a person without security',
      'create table notes (owner_id uuid not null)',
      /public\.notes: row security is off/,
    ],
    [
      'a plain view',
      'create view all_events as select * from events; grant select on all_events to calendar_app',
      /all_events: is a view that reads as its owner/,
    ],
    [
      'a function that runs as its owner',
      "create function all_titles() returns setof text language sql security definer as 'select title from events'",
      /function all_titles: runs as its owner/,
    ],
    ['the right to truncate', 'grant truncate on events to calendar_app', /public\.events: may be truncated/],
    [
      'a column of a table without owner',
      'grant select (token) on sessions to calendar_app',
      /public\.sessions: row security is off/,
    ],
    [
      'membership in the system group',
      'grant calendar_system to calendar_app',
      /calendar_app: has rights beyond/,
    ],
    [
      'a group that goes around policies',
      'alter role calendar_app bypassrls',
      /calendar_app: has rights beyond/,
    ],
    [
      'a schema anyone may build in',
      'grant create on schema public to calendar_app',
      /lets the app login make tables/,
    ],
  ];
  it.each(mutations)('reports %s', async (_name, mutation, fault) => {
    await admin.query('begin');
    try {
      await admin.query(mutation);
      expect((await rowFaults(admin)).join('\n')).toMatch(fault);
    } finally {
      await admin.query('rollback');
    }
  });
});

describe('a person, in every table', () => {
  it('sees nothing without saying who it is', async () => {
    expect(await inEachTable((table) => asApp(null, `select * from ${table}`))).toEqual(everywhere('AP001'));
  });

  it('sees own rows and none of anybody else', async () => {
    const own = await inEachTable((table) => asApp(one, `select from ${table}`));
    expect(own).toEqual(everywhere(1));
    const theirs = await inEachTable((table) =>
      asApp(one, `select from ${table} where owner_id = $1`, [other]),
    );
    expect(theirs).toEqual(everywhere(0));
  });

  it('cannot change or delete what belongs to somebody else', async () => {
    const changed = (table: string) =>
      asApp(one, `update ${table} set owner_id = owner_id where owner_id = $1`, [other]);
    expect(await inEachTable(changed)).toEqual(everywhere(0));
    const gone = (table: string) => asApp(one, `delete from ${table} where owner_id = $1`, [other]);
    expect(await inEachTable(gone)).toEqual(everywhere(0));
    const all = (table: string) => asApp(one, `delete from ${table}`);
    expect(await inEachTable(all)).toEqual(everywhere(1));
  });

  it('cannot put a row into somebody else’s name or give its own away', async () => {
    const copied = async (table: string) => {
      const { rows } = await admin.query<{ row: unknown }>(
        `select to_jsonb(t) as row from ${table} t where owner_id = $1`,
        [other],
      );
      return asApp(one, `insert into ${table} select (jsonb_populate_record(null::${table}, $1)).*`, [
        JSON.stringify(rows[0]?.row),
      ]);
    };
    expect(await inEachTable(copied)).toEqual(everywhere('42501'));
    const given = (table: string) => asApp(one, `update ${table} set owner_id = $1`, [other]);
    expect(await inEachTable(given)).toEqual(everywhere('42501'));
  });

  it('cannot hang its rows on somebody else’s calendar', async () => {
    const linked = `update events set calendar_id = (select $1::uuid) where owner_id = $2`;
    const { rows } = await admin.query<{ id: string }>('select id from calendars where owner_id = $1', [
      other,
    ]);
    expect(await asApp(one, linked, [rows[0]?.id, one])).toBe('23503');
  });

  it('cannot truncate', async () => {
    expect(await inEachTable((table) => asApp(one, `truncate ${table} cascade`))).toEqual(
      everywhere('42501'),
    );
  });
});

describe('the app login', () => {
  const refused: [string, string][] = [
    ['become the system login', 'set role calendar_system'],
    ['become the user that migrates', 'set role postgres'],
    ['read sessions', 'select * from sessions'],
    ['read accounts and passwords', 'select * from accounts'],
    ['read other people', 'select * from users'],
    ['read what was set up at vendors', 'select * from provisioned'],
    ['make a table', 'create table mine (n int)'],
    ['switch row security off', 'alter table events disable row level security'],
    [
      'replace the function every policy asks',
      `create or replace function app_user_id() returns uuid language sql as 'select null::uuid'`,
    ],
  ];
  it.each(refused)('cannot %s', async (_name, statement) => {
    expect(await asApp(one, statement)).toBe('42501');
  });

  it('reads and writes nothing through the functions of the hot path for a calendar of somebody else', async () => {
    const { rows } = await admin.query<{ id: string }>('select id from calendars where owner_id = $1', [
      other,
    ]);
    const calendar = rows[0]?.id ?? '';
    const commit = { owner: one, calendar, expected: 0, puts: [], deletes: [], changes: [], call: null };
    expect(await appendChange(pools.app, commit)).toEqual({ status: 'no-calendar' });
  });
});

describe('the next borrower of a connection', () => {
  const withOneConnection = async (test: (pool: Pool) => Promise<void>) => {
    const pool = new Pool({
      connectionString: database.appUrl,
      max: 1,
      pipeline: true,
    } as ConstructorParameters<typeof Pool>[0]);
    pool.on('error', () => {});
    await test(pool).finally(() => pool.end());
  };
  const rowsOfNobody = (pool: Pool) => pool.query('select * from events').then(() => 'rows', errorCode);

  it('gets an error, not rows, after a transaction that committed', () =>
    withOneConnection(async (pool) => {
      await createAsPerson(pool)(one, (db) => db.execute('select 1'));
      expect(await rowsOfNobody(pool)).toBe('AP001');
    }));

  it('gets an error, not rows, after a transaction that was aborted', () =>
    withOneConnection(async (pool) => {
      const broken = createAsPerson(pool)(one, (db) => db.execute('select 1 / 0'));
      await expect(broken).rejects.toMatchObject({ cause: { code: '22012' } });
      expect(await rowsOfNobody(pool)).toBe('AP001');
      const seen = await createAsPerson(pool)(other, (db) => db.execute('select owner_id from events'));
      expect(seen.rows).toEqual([{ owner_id: other }]);
    }));

  it('gets an error, not rows, after work that threw halfway, and nothing of it stays', () =>
    withOneConnection(async (pool) => {
      const halfway = createAsPerson(pool)(one, async (db) => {
        await db.execute('delete from events');
        throw new Error('halfway');
      });
      await expect(halfway).rejects.toThrow('halfway');
      expect(await rowsOfNobody(pool)).toBe('AP001');
      expect(await asApp(one, 'select from events')).toBe(1);
    }));

  it('gets an error, not rows, after a function of the hot path', () =>
    withOneConnection(async (pool) => {
      await pool.query('select read_calendar($1)', [JSON.stringify({ owner: one })]);
      expect(await rowsOfNobody(pool)).toBe('AP001');
    }));
});

describe('deleting an account', () => {
  it('leaves no row of that person in any table, and every row of everybody else', async () => {
    const leaving = await addPerson('leaving@example.com');
    const before = await inEachTable(async (table) => (await admin.query(`select from ${table}`)).rowCount);
    expect(await deleteAccount({ systemDb: toDb(pools.system), onSessionClosed() {} }, leaving)).toBe(true);
    const left = await inEachTable(
      async (table) => (await admin.query(`select from ${table} where owner_id = $1`, [leaving])).rowCount,
    );
    expect(left).toEqual(everywhere(0));
    const after = await inEachTable(async (table) => (await admin.query(`select from ${table}`)).rowCount);
    expect(after).toEqual(Object.fromEntries(tables.map((table) => [table, Number(before[table]) - 1])));
    const texts = await admin.query(
      `select id from users where id = $1 union all select user_id from sessions where user_id = $1`,
      [leaving],
    );
    expect(texts.rows).toEqual([]);
  });
});
