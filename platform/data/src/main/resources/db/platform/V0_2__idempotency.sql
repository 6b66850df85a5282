-- The answer a person got for their Idempotency-Key, written in the transaction that made it.
create table idempotency_key (
  person_id uuid not null,
  key text not null,
  request_hash text not null,
  status int not null,
  body json,
  created_at timestamptz not null default now(),
  primary key (person_id, key)
);
create index idempotency_key_age on idempotency_key (created_at);
