/**
 * What the migrations lean on: the two group roles and the function every policy calls. Run before
 * them, each time, by the user of the database URL; repeating it changes nothing.
 */
export const beforeMigrations = `
do $$ begin create role calendar_app nologin; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin create role calendar_system nologin; exception when duplicate_object or unique_violation then null; end $$;

-- Raises when no person is set: a transaction that forgot its owner gets an error, not rows.
-- set_config(…, true) leaves an empty text behind after the transaction, not null.
create or replace function app_user_id() returns uuid language plpgsql stable parallel safe as $$
declare v text := current_setting('app.user_id', true);
begin
  if v is null or v = '' then
    raise exception 'no user in this transaction' using errcode = 'AP001';
  end if;
  return v::uuid;
end $$;

revoke create on schema public from public;
grant usage on schema public to calendar_app, calendar_system;
alter default privileges in schema public grant select, insert, update, delete on tables to calendar_system;
`;
