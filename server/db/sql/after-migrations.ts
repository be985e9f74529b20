/**
 * Secures every table of a person (one that has `owner_id`) and installs the functions of the hot
 * path. Run after the migrations, each time; repeating it changes nothing.
 */
import { appendFeedFunction } from './append-feed.ts';
import { commitAct } from './commit-act.ts';
import { readCalendar } from './read-calendar.ts';
import { newPerson } from './new-person.ts';
import { readLog } from './read-log.ts';
import { runningCallsFunction } from './running-calls.ts';

const secureTables = `
do $$ declare t record; begin
  for t in
    select c.relname, c.relforcerowsecurity from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p')
      and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'owner_id' and not a.attisdropped)
  loop
    -- Only where it is missing: it locks out everybody who works, on each start of each instance.
    if not t.relforcerowsecurity then
      execute format('alter table %I force row level security', t.relname);
    end if;
    execute format('revoke all on %I from calendar_app', t.relname);
    execute format('grant select, insert, update, delete on %I to calendar_app', t.relname);
  end loop;
end $$;
grant select, insert, update, delete on all tables in schema public to calendar_system;
`;

export const afterMigrations = [
  secureTables,
  commitAct,
  readCalendar,
  readLog,
  appendFeedFunction,
  runningCallsFunction,
  newPerson,
].join('\n');
