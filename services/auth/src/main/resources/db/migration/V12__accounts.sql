alter table person
  add email_verified_at timestamptz,
  add locale text,
  add time_zone text;

-- Where a session was begun. What Keycloak knows of it is the service's address and not the person's.
create table session_origin (
  session_id text primary key,
  person_id uuid not null,
  client_address text not null,
  user_agent text not null,
  began_at timestamptz not null default now()
);
create index session_origin_of_person on session_origin (person_id);
alter table session_origin enable row level security;
create policy own on session_origin using (
  current_setting('app.scope', true) = 'service' or person_id = current_person());

-- One-time codes: Keycloak has the secret; here it is kept, sealed, only until its first right code.
create table mfa (
  person_id uuid primary key,
  sealed_secret bytea,
  enabled_at timestamptz,
  check (sealed_secret is null or enabled_at is null)
);
alter table mfa enable row level security;
create policy own on mfa using (
  current_setting('app.scope', true) = 'service' or person_id = current_person());

-- Codes for who has lost their authenticator; each works once.
create table recovery_code (
  person_id uuid not null,
  code_hash bytea not null,
  used_at timestamptz,
  primary key (person_id, code_hash)
);
alter table recovery_code enable row level security;
create policy service_only on recovery_code using (current_setting('app.scope', true) = 'service');

-- Codes tried for an account. Keycloak's own count starts anew when the password alone is proven, so it cannot stop who
-- knows the password and guesses codes. In real time.
create table code_attempt (
  email_hash bytea primary key,
  failures int not null,
  since timestamptz not null
);
alter table code_attempt enable row level security;
create policy service_only on code_attempt using (current_setting('app.scope', true) = 'service');
