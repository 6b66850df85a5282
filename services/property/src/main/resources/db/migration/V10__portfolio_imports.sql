-- A portfolio that is read from a file, property by property; whoever works on it can be followed and succeeded.
create table portfolio_import (
  id uuid primary key,
  org_id uuid not null,
  created_by uuid not null,
  dry_run boolean not null,
  status text not null check (status in ('queued', 'running', 'completed')),
  -- the file; gone when it was read to its end
  content text,
  total int not null,
  processed int not null default 0,
  imported int not null default 0,
  failed int not null default 0,
  errors jsonb not null default '[]',
  created_at timestamptz not null,
  seen_at timestamptz not null,
  finished_at timestamptz
);
create index portfolio_import_open on portfolio_import (seen_at) where status <> 'completed';
select isolate('portfolio_import');
