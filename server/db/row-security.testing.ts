/**
 * Reads from the catalogue whether row security holds for everything the app login may touch, and
 * fills every table of a person with a row, whatever tables there are. Apart from the test because
 * the mutations and the started server ask the same questions.
 */
import type { ClientBase } from 'pg';

/** The one condition of every table of a person, as Postgres prints it. */
const condition = '(owner_id = ( SELECT app_user_id() AS app_user_id))';

const questions = `
with rel as (
  select c.oid, n.nspname || '.' || c.relname as name, n.nspname as schema, c.relkind as kind,
    c.relrowsecurity, c.relforcerowsecurity, c.relowner, coalesce(c.reloptions, '{}') as options,
    exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'owner_id' and not a.attisdropped) as is_owned,
    has_table_privilege('calendar_app', c.oid, 'select, insert, update, delete')
      or has_any_column_privilege('calendar_app', c.oid, 'select, insert, update') as is_open,
    has_table_privilege('calendar_app', c.oid, 'truncate, references, trigger') as has_more
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname not in ('pg_catalog', 'information_schema')
    and n.nspname not like 'pg\\_%'
), policies as (
  select p.polrelid, p.polpermissive, p.polcmd,
    pg_get_expr(p.polqual, p.polrelid) as qual, pg_get_expr(p.polwithcheck, p.polrelid) as with_check
  from pg_policy p
  where 0 = any (p.polroles) or (select oid from pg_roles where rolname = 'calendar_app') = any (p.polroles)
), tables as (
  select * from rel where kind in ('r', 'p') and schema = 'public' and (is_open or is_owned)
)
select name || ': ' || fault as fault from (
  select name, 'row security is off' from tables where not relrowsecurity
  union all select name, 'row security is not forced' from tables where not relforcerowsecurity
  union all select name, 'has no owner_id that is always set' from tables t where not exists (
    select from pg_attribute a where a.attrelid = t.oid and a.attname = 'owner_id' and a.attnotnull)
  union all select name, 'has ' || count(p.*) || ' policies for the app login' from tables t
    left join policies p on p.polrelid = t.oid group by name having count(p.*) <> 1
  union all select name, 'has another condition: ' || coalesce(qual, 'none') || ' / ' || coalesce(with_check, 'none')
    from tables t join policies p on p.polrelid = t.oid
    where qual is distinct from '${condition}' or with_check is distinct from '${condition}'
      or polcmd <> '*' or not polpermissive
  union all select name, 'may be truncated, referred to or given triggers' from rel where has_more
  union all select name, 'is a view that reads as its owner' from rel
    where is_open and kind = 'v' and not options && '{security_invoker=true,security_invoker=on,security_invoker=1}'
  union all select name, 'is no table' from rel where is_open and kind in ('m', 'f')
  union all select name, 'is outside of the public schema' from rel where is_open and schema not in ('public', 'jobs')
  union all select r.rolname, 'has rights beyond row security' from pg_roles r
    where (r.rolname = 'calendar_app' or pg_has_role(r.oid, 'calendar_app', 'member') and r.rolcanlogin and not r.rolsuper)
      and (r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb or pg_has_role(r.oid, 'calendar_system', 'member'))
  union all select r.rolname, 'goes around row security' from pg_roles r
    where r.rolname = 'calendar_system' and (r.rolsuper or r.rolbypassrls)
  union all select 'function ' || p.proname, 'runs as its owner' from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'public' and p.prosecdef and has_function_privilege('calendar_app', p.oid, 'execute')
  union all select 'schema public', 'lets the app login make tables'
    where has_schema_privilege('calendar_app', 'public', 'create')
) as found (name, fault)
order by 1`;

/** What is wrong, in sentences; empty when row security holds. Ask as the user that migrates. */
export async function rowFaults(admin: ClientBase): Promise<string[]> {
  const { rows } = await admin.query<{ fault: string }>(questions);
  return rows.map(({ fault }) => fault);
}

/** Tables that belong to a person, by name. */
export async function ownedTables(admin: ClientBase): Promise<string[]> {
  const { rows } = await admin.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attname = 'owner_id' order by 1`,
  );
  return rows.map(({ name }) => name);
}

/**
 * Puts a row of this person into every table of a person, made up from the columns' types and
 * foreign keys. Throws when a table cannot be filled that way: then it has to be filled here.
 */
export async function fillEveryTable(admin: ClientBase, personId: string): Promise<void> {
  let left = await ownedTables(admin);
  let problem = '';
  while (left.length > 0) {
    const notYet: string[] = [];
    for (const table of left) {
      const missing = await fill(admin, table, personId);
      if (missing !== null) {
        notYet.push(table);
        problem = `${table}: ${missing}`;
      }
    }
    if (notYet.length === left.length) throw new Error(`No row could be made for ${problem}`);
    left = notYet;
  }
}

type Column = {
  name: string;
  type: string;
  is_needed: boolean;
  to_table: string | null;
  to_column: string | null;
};

/** Null when there is a row now, else what it waits for. */
async function fill(admin: ClientBase, table: string, personId: string): Promise<string | null> {
  const there = await admin.query(`select from ${table} where owner_id = $1`, [personId]);
  if (there.rowCount !== 0) return null;
  const { rows: columns } = await admin.query<Column>(
    `select a.attname as name, format_type(a.atttypid, null) as type, a.attnotnull and not a.atthasdef as is_needed,
       f.confrelid::regclass::text as to_table, fa.attname as to_column
     from pg_attribute a
     left join lateral (select confrelid, confkey[array_position(conkey, a.attnum)] as key from pg_constraint
       where conrelid = a.attrelid and contype = 'f' and a.attnum = any (conkey) order by cardinality(conkey) desc limit 1) f on true
     left join pg_attribute fa on fa.attrelid = f.confrelid and fa.attnum = f.key
     where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped`,
    [table],
  );
  const values: Record<string, unknown> = {};
  for (const { name, type, is_needed, to_table, to_column } of columns) {
    if (name === 'owner_id') values[name] = personId;
    else if (to_table === table && !is_needed) continue;
    else if (to_table !== null && to_table !== 'users') {
      const { rows } = await admin.query<{ value: unknown }>(
        `select ${to_column} as value from ${to_table} where owner_id = $1 limit 1`,
        [personId],
      );
      if (!rows[0]) return `a row of ${to_table}`;
      values[name] = rows[0].value;
    } else if (is_needed) values[name] = madeUp(type);
  }
  const names = Object.keys(values);
  const holes = names.map((_, index) => `$${index + 1}`).join(', ');
  await admin.query(`insert into ${table} (${names.join(', ')}) values (${holes})`, Object.values(values));
  return null;
}

function madeUp(type: string): unknown {
  if (type === 'uuid') return crypto.randomUUID();
  if (type.startsWith('timestamp') || type === 'date') return '2026-11-20';
  if (['bigint', 'integer', 'smallint', 'numeric'].includes(type)) return 1;
  if (type === 'boolean') return false;
  // Some texts may be there once only, whosever they are.
  return type === 'jsonb' ? '{}' : crypto.randomUUID();
}
