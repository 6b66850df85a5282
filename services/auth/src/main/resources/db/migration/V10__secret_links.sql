-- A link that was sent by e-mail and works once. Only the hash of its secret is kept: who reads this table cannot use it.
create table secret_link (
  id uuid primary key,
  kind text not null check (kind in ('verify_email', 'reset_password', 'invitation')),
  secret_hash bytea not null unique,
  email text not null check (email = lower(email)),
  person_id uuid,
  org_id uuid,
  payload jsonb not null,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  -- whoever is using it has it to themselves until then; real time, because it guards against rivals and crashes
  claimed_until timestamptz,
  used_at timestamptz
);
-- Only the newest link of a kind is worth anything: a new one takes the place of an unused one.
create unique index secret_link_open on secret_link (kind, email, org_id) nulls not distinct where used_at is null;
alter table secret_link enable row level security;
create policy service_only on secret_link using (service_scope(org_id));
