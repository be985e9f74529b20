/**
 * One consistent look at a person's calendar in one trip: its version, their settings, the events
 * of a window, and what is known of a call that may be a repeat. A stable function runs all its
 * queries on the caller's snapshot, so version and events belong together.
 *
 * Takes {owner, from?, to?, ids?, callKey?, meaningKey?, meaningSince?, limit?, fence?: {conversation, turn}}; answers
 * {calendarId, version, timeZone, workingHours, locale, hour12, firstWeekday, events: [row],
 * known: {outcome, argumentsHash} | null, meant: {outcome, version, turn} | null, overtaken: a newer turn than the fence's has begun}, or null for no calendar.
 */
export const readCalendar = `
create or replace function read_calendar(p jsonb) returns jsonb language plpgsql stable security invoker as $$
declare
  who uuid := (p->>'owner')::uuid;
  c record;
  s record;
  found_events jsonb := '[]'::jsonb;
  known jsonb;
  meant jsonb;
  overtaken boolean := false;
begin
  perform set_config('app.user_id', who::text, true);

  select id, version, time_zone, working_hours into c from calendars where owner_id = who;
  if not found then
    return null;
  end if;
  select locale, hour12, first_weekday into s from settings where owner_id = who;

  if p ? 'fence' then
    overtaken := not exists (select 1 from conversations
      where id = (p#>>'{fence,conversation}')::uuid and turn_fence = (p#>>'{fence,turn}')::bigint);
  end if;
  if p ? 'ids' then
    select coalesce(jsonb_agg(to_jsonb(e)), '[]'::jsonb) into found_events
      from events e where e.owner_id = who and e.id in (select x::uuid from jsonb_array_elements_text(p->'ids') x);
  elsif p ? 'from' then
    select coalesce(jsonb_agg(to_jsonb(e) order by e.starts_at, e.id), '[]'::jsonb) into found_events
      from (
        select * from events
        where owner_id = who and starts_at < (p->>'to')::timestamptz and ends_at > (p->>'from')::timestamptz
        order by starts_at, id
        limit coalesce((p->>'limit')::integer, 20000)
      ) e;
  end if;

  if p->>'callKey' is not null then
    select jsonb_build_object('outcome', outcome, 'argumentsHash', arguments_hash) into known
      from calls where owner_id = who and call_key = p->>'callKey';
  end if;
  if p->>'meaningKey' is not null then
    select jsonb_build_object('outcome', outcome, 'version', version, 'turn', person_turn) into meant
      from calls
      where owner_id = who and meaning_key = p->>'meaningKey' and at >= (p->>'meaningSince')::timestamptz
        and version is not null
      order by version desc limit 1;
  end if;

  return jsonb_build_object(
    'calendarId', c.id, 'version', c.version, 'timeZone', c.time_zone, 'workingHours', c.working_hours,
    'locale', s.locale, 'hour12', s.hour12, 'firstWeekday', s.first_weekday,
    'events', found_events, 'known', known, 'meant', meant, 'overtaken', overtaken);
end $$;
revoke all on function read_calendar(jsonb) from public;
grant execute on function read_calendar(jsonb) to calendar_app;
`;
