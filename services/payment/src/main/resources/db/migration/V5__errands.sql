-- Work outside: written with the reason for it, done after the commit, again until it is done. A crash loses nothing.
create table errand (
  id uuid primary key,
  kind text not null,
  subject uuid not null,
  due_at timestamptz not null,
  attempts int not null default 0,
  last_error text,
  created_at timestamptz not null default now(),
  unique (kind, subject)
);
create index errand_due on errand (due_at);

-- What the provider told us, as it came.
create table gateway_event (
  id uuid primary key,
  provider text not null,
  event_id text not null,
  type text not null,
  payload bytea not null,
  received_at timestamptz not null default now(),
  processed_at timestamptz,
  constraint gateway_event_is_stored_once unique (provider, event_id)
);
