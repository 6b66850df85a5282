-- A person's wish to be forgotten, and what came of it.
create table erasure (
  id uuid primary key,
  person_id uuid not null,
  status text not null check (status in ('ASKING', 'REFUSED', 'CLOSING', 'ERASING', 'DONE')),
  services text[] not null,
  -- of the secret by which the person can look at this when their account is gone
  receipt_hash bytea not null unique,
  requested_at timestamptz not null,
  asked_at timestamptz not null,
  ended_at timestamptz
);
create unique index one_erasure_at_a_time on erasure (person_id) where status <> 'REFUSED';
create index erasure_under_way on erasure (asked_at) where status in ('ASKING', 'CLOSING', 'ERASING');
alter table erasure enable row level security;
create policy own on erasure using (current_setting('app.scope', true) = 'service' or person_id = current_person());

-- What the services said: first whether they can do without the person, then what they keep.
create table erasure_answer (
  erasure_id uuid not null references erasure,
  phase text not null check (phase in ('judged', 'erased')),
  service text not null,
  objections text[] not null,
  kept jsonb not null,
  primary key (erasure_id, phase, service)
);
alter table erasure_answer enable row level security;
create policy service_only on erasure_answer using (current_setting('app.scope', true) = 'service');
