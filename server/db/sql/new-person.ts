/**
 * Everybody who gets an account gets a calendar and settings with it, in the same statement: whoever
 * is signed in has one, whichever way the account was made.
 */
export const newPerson = `
create or replace function create_calendar_of_person() returns trigger language plpgsql security invoker as $$
begin
  insert into calendars (owner_id) values (new.id) on conflict do nothing;
  insert into settings (owner_id) values (new.id) on conflict do nothing;
  return new;
end $$;
revoke all on function create_calendar_of_person() from public;
grant execute on function create_calendar_of_person() to calendar_system;
do $$ begin
  -- Only where it is missing: making it waits for everybody who is just signing up.
  if not exists (select from pg_trigger where tgname = 'users_get_calendar' and tgrelid = 'users'::regclass) then
    create trigger users_get_calendar after insert on users
      for each row execute function create_calendar_of_person();
  end if;
end $$;
insert into calendars (owner_id) select id from users on conflict do nothing;
insert into settings (owner_id) select id from users on conflict do nothing;
`;
