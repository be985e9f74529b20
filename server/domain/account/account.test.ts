import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createAsPerson } from '#server/db/as-person.ts';
import { createPools, toDb } from '#server/db/client.ts';
import type { Db, Pools } from '#server/db/client.ts';
import { createLog } from '#server/log.ts';
import { testDatabase } from '#server/testing/test-database.ts';
import type { TestDatabase } from '#server/testing/test-database.ts';
import { deleteAccount } from './delete-account.ts';
import { ensureOwner } from './ensure-owner.ts';
import { getSettings, updateSettings } from './settings.ts';
import { SettingsPatch } from './settings-patch.ts';

let database: TestDatabase;
let pools: Pools;
let system: Db;
beforeAll(async () => {
  database = await testDatabase();
  pools = createPools(createLog('silent'), database);
  system = toDb(pools.system);
});
afterAll(async () => {
  await pools.close();
  await database[Symbol.asyncDispose]();
});
beforeEach(() => pools.system.query('delete from users'));

const sql = async (text: string, values: unknown[] = []) => (await pools.system.query(text, values)).rows;

describe('the owner', () => {
  it('is made once, with a calendar, however many ask at the same time', async () => {
    const found = await Promise.all(Array.from({ length: 6 }, () => ensureOwner(system)));
    expect(new Set(found.map((owner) => owner.personId)).size).toBe(1);
    expect(await sql('select email, owner from users')).toEqual([{ email: 'owner@localhost', owner: true }]);
    expect(await sql('select count(*)::int n from calendars')).toEqual([{ n: 1 }]);
  });

  it('is the oldest account where nobody is marked', async () => {
    await sql(
      `insert into users (name, email, created_at) values ('B', 'b@example.com', now()), ('A', 'a@example.com', now() - interval '1 h')`,
    );
    expect(await ensureOwner(system)).toMatchObject({ email: 'a@example.com' });
    expect(await sql('select email from users where owner')).toEqual([{ email: 'a@example.com' }]);
  });
});

describe('deleting an account', () => {
  it('removes every row of the person, ends their streams, and touches nobody else', async () => {
    const { personId } = await ensureOwner(system);
    const [other] = await sql(`insert into users (name, email) values ('B', 'b@example.com') returning id`);
    for (const id of [personId, other.id]) {
      await sql(
        `insert into sessions (user_id, token, expires_at) values ($1::uuid, $1::text, now() + interval '1 d')`,
        [id],
      );
      await sql(
        `insert into accounts (user_id, account_id, provider_id) values ($1::uuid, $1::text, 'credential')`,
        [id],
      );
      await sql(
        `insert into device_codes (device_code, user_code, user_id, status, expires_at) values ($1::text, $1::text, $1::uuid, 'approved', now())`,
        [id],
      );
    }
    const [session] = await sql('select id from sessions where user_id = $1', [personId]);
    const closed: string[] = [];
    expect(
      await deleteAccount({ systemDb: system, onSessionClosed: (id) => void closed.push(id) }, personId),
    ).toBe(true);
    expect(closed).toEqual([session.id]);
    for (const [table, column] of [
      ['users', 'id'],
      ['sessions', 'user_id'],
      ['accounts', 'user_id'],
      ['device_codes', 'user_id'],
      ['settings', 'owner_id'],
      ['calendars', 'owner_id'],
    ]) {
      expect([table, await sql(`select distinct ${column} who from ${table}`)]).toEqual([
        table,
        [{ who: other.id }],
      ]);
    }
    expect(await deleteAccount({ systemDb: system, onSessionClosed() {} }, personId)).toBe(false);
  });

  it('reaches every table that has an owner, those that come later included', async () => {
    const reached = await sql(`with recursive reached(id) as (
        select 'users'::regclass::oid
        union select c.conrelid from pg_constraint c join reached r on c.confrelid = r.id
          where c.contype = 'f' and c.confdeltype = 'c')
      select t.relname from pg_class t join pg_attribute a on a.attrelid = t.oid and a.attname = 'owner_id'
        where t.relkind = 'r' and t.relnamespace = 'public'::regnamespace and t.oid not in (select id from reached)`);
    expect(reached).toEqual([]);
  });
});

describe('settings', () => {
  const now = '2026-11-20T12:00:00Z';
  const asPerson = <T>(personId: string, work: (db: Db) => Promise<T>) =>
    createAsPerson(pools.app)(personId, work);

  it('have defaults, change field by field, and are read back', async () => {
    const { personId } = await ensureOwner(system);
    const read = () => asPerson(personId, (db) => getSettings(db, personId));
    const defaults = {
      locale: 'en-US',
      hour12: true,
      firstWeekday: 1,
      timeZone: null,
      workingHours: { days: [1, 2, 3, 4, 5], start: '09:00', end: '17:00' },
      persona: 'scheduling',
      language: 'en',
      greeting: null,
      retentionDays: null,
      recordCalls: false,
    };
    expect(await read()).toEqual(defaults);
    const change = (patch: unknown) =>
      asPerson(personId, (db) => updateSettings(db, { personId, now }, SettingsPatch.parse(patch)));
    expect(await change({})).toEqual(defaults);
    expect(await change({ hour12: false })).toEqual({ ...defaults, hour12: false });
    const workingHours = { days: [6, 1, 1], start: '08:30', end: '12:00' };
    const changed = await change({ locale: 'DE-de', timeZone: 'Europe/Berlin', workingHours });
    expect(changed).toEqual({
      ...defaults,
      hour12: false,
      locale: 'de-DE',
      timeZone: 'Europe/Berlin',
      workingHours: { ...workingHours, days: [1, 6] },
    });
    expect(await read()).toEqual(changed);
    const talk = { persona: 'enterprise', language: 'de-at', greeting: '  Servus!  ' };
    expect(await change(talk)).toMatchObject({
      persona: 'enterprise',
      language: 'de-AT',
      greeting: 'Servus!',
    });
    expect(await change({ greeting: ' ' })).toMatchObject({ language: 'de-AT', greeting: null });
  });

  it('of somebody else can be neither read nor changed', async () => {
    const { personId } = await ensureOwner(system);
    const [other] = await sql(`insert into users (name, email) values ('B', 'b@example.com') returning id`);
    await asPerson(personId, (db) => updateSettings(db, { personId, now }, { locale: 'es-ES' }));
    const refused = { code: 'not-signed-in' };
    await expect(asPerson(other.id, (db) => getSettings(db, personId))).rejects.toMatchObject(refused);
    const change = asPerson(other.id, (db) => updateSettings(db, { personId, now }, { locale: 'fr-FR' }));
    await expect(change).rejects.toMatchObject(refused);
    expect(await sql('select locale from settings order by locale')).toEqual([
      { locale: 'en-US' },
      { locale: 'es-ES' },
    ]);
  });

  it.each([
    { locale: 'not a locale' },
    { locale: 'en\0' },
    { locale: '' },
    { persona: 'nobody' },
    { persona: '__proto__' },
    { language: 'no language' },
    { greeting: 'x'.repeat(301) },
    { greeting: 'two\nlines' },
    { greeting: 7 },
    { hour12: 'yes' },
    { firstWeekday: 0 },
    { firstWeekday: 8 },
    { firstWeekday: 1.5 },
    { timeZone: 'Mars/Olympus' },
    { timeZone: '+01:00' },
    { timeZone: null },
    { workingHours: { days: [0], start: '09:00', end: '17:00' } },
    { workingHours: { days: [1], start: '17:00', end: '09:00' } },
    { workingHours: { days: [1], start: '09:00', end: '09:00' } },
    { workingHours: { days: [1], start: '9:00', end: '25:00' } },
    { workingHours: { days: [1], start: '09:00', end: '17:00', more: 1 } },
    { ownerId: '00000000-0000-0000-0000-000000000000' },
  ])('refuse %j', (patch) => {
    expect(SettingsPatch.safeParse(patch).success).toBe(false);
  });
});
