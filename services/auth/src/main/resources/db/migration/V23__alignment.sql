-- People whose account in Keycloak does not say yet what stands here. Written in the transaction of the change; gone when
-- Keycloak has it. Times are the database's own: the platform's clock may be moved.
create table identity_alignment (
  person_id uuid primary key,
  -- another one with every wish: who carries one out sees whether a newer one came meanwhile
  revision uuid not null,
  ends_sessions boolean not null,
  -- whether the account is to be disabled or enabled
  moderates boolean not null,
  -- one at a time works on a person; who dies lets go by this time
  claimed_until timestamptz,
  requested_at timestamptz not null default now()
);
alter table identity_alignment enable row level security;
-- whoever changes a member leaves the wish; it holds ids only
create policy everybody on identity_alignment using (true) with check (true);
