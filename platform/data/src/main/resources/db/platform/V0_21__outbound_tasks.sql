-- Work done outside: written with the reason for it, done after the commit, again until it is done. A crash loses nothing. Holds ids and
-- flags only, nothing personal. Times are the database's own: the platform's clock may be moved, other servers' is not.
create table outbound_task (
  id uuid primary key,
  kind text not null,
  -- what it is about: an id of the service's own
  subject uuid not null,
  arguments jsonb not null default '{}',
  -- another one each time it is added: who has done an earlier one does it once more
  revision int not null default 1,
  due_at timestamptz not null default now(),
  -- one at a time works on it; a worker that dies loses it at this time
  leased_until timestamptz,
  -- since when it is due and has not worked, for the age of the oldest
  waiting_since timestamptz not null default now(),
  attempts int not null default 0,
  -- attempts in a row that failed
  failures int not null default 0,
  last_error text,
  -- given up after too many failures: kept for somebody to look at
  dead_at timestamptz,
  created_at timestamptz not null default now(),
  constraint outbound_task_is_written_once unique (kind, subject)
);
create index outbound_task_due on outbound_task (kind, due_at) where dead_at is null;
