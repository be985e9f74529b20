/**
 * A stretch of a person's change log, oldest first, in one trip. It serves resume (everything after
 * a version), undo (one version, one group, or the newest) and says the version it was read at.
 *
 * Takes {owner, after?, version?, group?, newest?: true, limit?}; answers {calendarId, version, changes: [row]}.
 */
export const readLog = `
create or replace function read_log(p jsonb) returns jsonb language plpgsql stable security invoker as $$
declare
  who uuid := (p->>'owner')::uuid;
  c record;
  rows jsonb;
begin
  perform set_config('app.user_id', who::text, true);
  select id, version into c from calendars where owner_id = who;
  if not found then
    return null;
  end if;

  select coalesce(jsonb_agg(to_jsonb(x) order by x.version), '[]'::jsonb) into rows from (
    select * from changes
    where calendar_id = c.id and owner_id = who
      and (not p ? 'after' or version > (p->>'after')::bigint)
      and (not p ? 'version' or version = (p->>'version')::bigint)
      and (not p ? 'group' or group_id = (p->>'group')::uuid)
    order by case when p ? 'newest' then -version else version end
    limit coalesce((p->>'limit')::integer, 500)
  ) x;

  return jsonb_build_object('calendarId', c.id, 'version', c.version, 'changes', rows);
end $$;
revoke all on function read_log(jsonb) from public;
grant execute on function read_log(jsonb) to calendar_app;
`;
