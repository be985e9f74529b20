/**
 * The one door into the schedule: rows, changes and the call commit together or not at all, under
 * the lock of the calendar's row, and only while the calendar is still at the version the rules
 * were decided on. No NOTIFY in here: it would serialise every writer of the cluster through the
 * disk flush (docs/decisions/003).
 *
 * Takes {owner, calendar, expected, puts: [events row], deletes: [id], changes: [changes row],
 * call: calls row | null, fence: {conversation, turn} | absent}; answers {status: 'done', version,
 * rows} | {status: 'moved', version} | {status: 'known', outcome, argumentsHash} |
 * {status: 'superseded'} | {status: 'no-calendar'}.
 */
export const commitAct = `
create or replace function commit_act(p jsonb) returns jsonb language plpgsql security invoker as $$
declare
  v bigint;
  n integer := jsonb_array_length(p->'changes');
  known record;
  stored jsonb;
begin
  perform set_config('app.user_id', p->>'owner', true);

  select version into v from calendars where id = (p->>'calendar')::uuid for update;
  if not found then
    return jsonb_build_object('status', 'no-calendar');
  end if;

  if p->'call'->>'call_key' is not null then
    select outcome, arguments_hash into known from calls
      where owner_id = (p->>'owner')::uuid and call_key = p->'call'->>'call_key';
    if found then
      return jsonb_build_object('status', 'known', 'outcome', known.outcome, 'argumentsHash', known.arguments_hash);
    end if;
  end if;

  -- A turn of our own agent writes only while no newer one has begun. The lock makes the newer one
  -- wait for us, so that it sees what we did (docs/decisions/024).
  if jsonb_typeof(p->'fence') = 'object' then
    perform from conversations
      where id = (p->'fence'->>'conversation')::uuid and turn_fence = (p->'fence'->>'turn')::bigint for share;
    if not found then
      return jsonb_build_object('status', 'superseded');
    end if;
  end if;

  if v <> (p->>'expected')::bigint then
    return jsonb_build_object('status', 'moved', 'version', v);
  end if;

  delete from events where id in (select x::uuid from jsonb_array_elements_text(p->'deletes') x);

  insert into events as e select (jsonb_populate_record(null::events, x)).* from jsonb_array_elements(p->'puts') x
  on conflict (id) do update set
    title = excluded.title, all_day = excluded.all_day,
    start_wall = excluded.start_wall, end_wall = excluded.end_wall,
    start_zone = excluded.start_zone, end_zone = excluded.end_zone,
    starts_at = excluded.starts_at, ends_at = excluded.ends_at, tzdata_version = excluded.tzdata_version,
    rule = excluded.rule, series = excluded.series,
    place = excluded.place, notes = excluded.notes, guests = excluded.guests, reminders = excluded.reminders,
    busy = excluded.busy, status = excluded.status, source = excluded.source, links = excluded.links,
    version = excluded.version;

  insert into changes select (jsonb_populate_record(null::changes, x)).* from jsonb_array_elements(p->'changes') x;

  if n > 0 then
    update calendars set version = version + n where id = (p->>'calendar')::uuid;
  end if;

  if jsonb_typeof(p->'call') = 'object' then
    insert into calls select (jsonb_populate_record(null::calls, p->'call')).*;
  end if;

  -- Read back what really stands there now; the caller compares it with what was asked.
  select coalesce(jsonb_agg(to_jsonb(e)), '[]'::jsonb) into stored
    from events e where e.id in (select (x->>'id')::uuid from jsonb_array_elements(p->'puts') x);

  return jsonb_build_object('status', 'done', 'version', v + n, 'rows', stored);
end $$;
revoke all on function commit_act(jsonb) from public;
grant execute on function commit_act(jsonb) to calendar_app;
`;
