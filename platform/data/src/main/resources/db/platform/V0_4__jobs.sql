-- db-scheduler's own table (its documented PostgreSQL schema).
create table scheduled_tasks (
  task_name text not null,
  task_instance text not null,
  task_data bytea,
  execution_time timestamptz not null,
  picked boolean not null,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures int,
  last_heartbeat timestamptz,
  version bigint not null,
  priority smallint,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_due on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);

-- History of runs: what ran, as of which date, with what result.
create table job_run (
  id uuid primary key,
  job text not null,
  as_of date not null,
  status text not null check (status in ('queued', 'running', 'succeeded', 'failed')),
  requested_by uuid,
  counts jsonb not null default '{}',
  error text,
  requested_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz
);
create index job_run_recent on job_run (job, requested_at desc);
