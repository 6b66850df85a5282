-- Whose sessions must end. Written in the transaction that makes it necessary, gone when they have ended: a crash in
-- between is made good by the sweep. In real time, as sessions are.
create table session_ending (
  id uuid primary key,
  person_id uuid not null,
  ordered_at timestamptz not null default now(),
  next_attempt_at timestamptz not null default now() + interval '15 seconds'
);
create index session_ending_due on session_ending (next_attempt_at);
alter table session_ending enable row level security;
create policy service_only on session_ending using (current_setting('app.scope', true) = 'service');
