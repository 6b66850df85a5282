-- Passwords tried for an account, by where they were tried from ('*': from anywhere). Not by Keycloak: it counts by account alone, so
-- strangers would lock out whom they like, and it refuses parallel sign-ins of one account. In real time.
create table password_attempt (
  email_hash bytea not null,
  network text not null,
  failures int not null,
  since timestamptz not null,
  primary key (email_hash, network)
);
create index password_attempt_old on password_attempt (since);
alter table password_attempt enable row level security;
create policy service_only on password_attempt using (current_setting('app.scope', true) = 'service');

-- From which network sessions were begun: an IPv4 address or the /64 of an IPv6 address.
alter table session_origin add client_network text not null default '';

-- A refresh token that was just used, and the pair it got: for seconds, so that two tabs which refresh at once both stay signed in. The
-- pair is encrypted with a key that only the old token gives; here is neither of them.
create table refreshed (
  token_hash bytea primary key,
  session_id text not null,
  claimed_until timestamptz not null default clock_timestamp() + interval '15 seconds',
  sealed bytea,
  done_at timestamptz
);
create index refreshed_old on refreshed (claimed_until);
alter table refreshed enable row level security;
create policy service_only on refreshed using (current_setting('app.scope', true) = 'service');

-- How a key's technical user signs in to Keycloak: its name and a random password, sealed. Nobody else knows them, not even who has the key.
alter table api_key add sealed_sign_in bytea;
