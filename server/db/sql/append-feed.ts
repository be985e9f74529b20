/**
 * Numbers and keeps what a panel is told of a conversation, in one statement: this runs beside every
 * call of a tool. Under the conversation's row lock, so that the numbers have no gaps.
 *
 * Takes {owner, conversation, at, news: [event without seq and at]}; answers the first number, or
 * null when the person has no such conversation.
 */
export const appendFeedFunction = `
create or replace function append_feed(p jsonb) returns bigint language plpgsql security invoker as $$
declare
  first bigint;
  c uuid := (p->>'conversation')::uuid;
begin
  perform set_config('app.user_id', p->>'owner', true);
  -- Not "for update": calls of the same talk refer to this row meanwhile and must not wait.
  perform from conversations where id = c for no key update;
  if not found then
    return null;
  end if;
  select coalesce(max(seq), 0) + 1 into first from conversation_feed where conversation_id = c;
  insert into conversation_feed (conversation_id, seq, owner_id, event, at)
    select c, first + n - 1, (p->>'owner')::uuid,
      item || jsonb_build_object('seq', first + n - 1, 'at', p->>'at'), (p->>'at')::timestamptz
    from jsonb_array_elements(p->'news') with ordinality x(item, n);
  return first;
end $$;
revoke all on function append_feed(jsonb) from public;
grant execute on function append_feed(jsonb) to calendar_app;
`;
