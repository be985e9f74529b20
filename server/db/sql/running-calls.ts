/**
 * The calls of a person at this moment, whoever's model speaks in them, and how times are said to them. One statement, because it runs after every change of every calendar.
 *
 * Takes {owner, since}: calls that began before `since` are over whatever their rows say.
 */
export const runningCallsFunction = `
create or replace function running_calls(p jsonb) returns jsonb language plpgsql stable security invoker as $$
begin
  perform set_config('app.user_id', p->>'owner', true);
  return (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'vendorId', c.vendor_id, 'timeZone', c.time_zone,
      'locale', s.locale, 'hour12', s.hour12) order by c.started_at), '[]'::jsonb)
    from conversations c join settings s on s.owner_id = c.owner_id
    where c.owner_id = (p->>'owner')::uuid and c.started_at >= (p->>'since')::timestamptz
      and c.status in ('waiting', 'in-progress') and c.vendor_id is not null);
end $$;
revoke all on function running_calls(jsonb) from public;
grant execute on function running_calls(jsonb) to calendar_app;
`;
