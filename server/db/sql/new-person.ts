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
create or replace trigger users_get_calendar after insert on users
  for each row execute function create_calendar_of_person();
insert into calendars (owner_id) select id from users on conflict do nothing;
insert into settings (owner_id) select id from users on conflict do nothing;
`;
