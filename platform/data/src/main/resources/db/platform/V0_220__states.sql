-- States that wait to be published (docs/adr/0067). The row is written with the change, whichever statement makes it, and locked until that commits:
-- what is published afterwards is what was committed.
create table unpublished_state (
  kind text not null,
  id uuid not null,
  due_at timestamptz not null default clock_timestamp(),
  primary key (kind, id)
);
create index unpublished_state_due on unpublished_state (due_at);

create function queue_state() returns trigger language plpgsql as $$
declare
  changed jsonb := case tg_op when 'DELETE' then to_jsonb(old) else to_jsonb(new) end;
begin
  insert into unpublished_state (kind, id) values (tg_argv[0], (changed ->> tg_argv[1])::uuid)
  on conflict (kind, id) do update set due_at = excluded.due_at;
  return null;
end $$;

-- Publishes the rows of a table, those that are there already and each that changes, under the name of the state's contract.
create function publish_state(table_name regclass, id_column text, kind text) returns void language plpgsql as $$
begin
  execute format('create trigger publish_state after insert or update or delete on %s for each row execute function queue_state(%L, %L)',
    table_name, kind, id_column);
  execute format('insert into unpublished_state (kind, id) select %L, %I from %s', kind, id_column, table_name);
end $$;
revoke execute on function publish_state from public;
