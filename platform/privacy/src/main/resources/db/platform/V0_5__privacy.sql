-- Who was erased here. Their id stays as a pseudonym, so this is no personal data.
create table erased_person (
  person_id uuid primary key,
  erased_at timestamptz not null default now()
);

-- Topics have no order among each other, and topics are replayed: what is told late of an erased person is not written down.
create function keep_erased() returns trigger language plpgsql as $$
begin
  if exists (select from erased_person where person_id = (to_jsonb(new) ->> tg_argv[0])::uuid) then
    return null;
  end if;
  return new;
end $$;

-- For tables that are a service's copy of what others know about people.
create function forget_erased(table_name regclass, person_column text) returns void language plpgsql as $$
begin
  execute format('create trigger keep_erased before insert or update on %s for each row execute function keep_erased(%L)',
    table_name, person_column);
end $$;
revoke execute on function forget_erased from public;
