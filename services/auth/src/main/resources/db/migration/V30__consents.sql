-- What a person agreed to, and took back: a log. What holds now is the newest line of a purpose.
create table consent (
  id uuid primary key,
  person_id uuid not null,
  purpose text not null check (purpose in ('terms', 'privacy', 'marketing_email', 'marketing_sms', 'screening')),
  -- of the text that was shown
  version text not null,
  given boolean not null,
  address text,
  recorded_at timestamptz not null
);
create index consent_of_person on consent (person_id, id desc);
alter table consent enable row level security;
create policy own on consent using (current_setting('app.scope', true) = 'service' or person_id = current_person());

-- Proof of consent is worth nothing if it can be changed. Only the address goes, when the person is erased.
create function consent_is_append_only() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.address is null and to_jsonb(new) - 'address' = to_jsonb(old) - 'address' then
    return new;
  end if;
  raise exception 'The consent log is append-only' using errcode = 'restrict_violation';
end $$;
create trigger append_only before update or delete on consent for each row execute function consent_is_append_only();
