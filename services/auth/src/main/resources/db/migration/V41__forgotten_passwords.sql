-- Who asked for a link to choose a new password, until it was sent or there was no account to send it to. Written before
-- the answer, with an account and without: so none is lost, and the answer takes as long for both.
create table forgotten_password (
  id uuid primary key,
  email text not null,
  requested_at timestamptz not null default now()
);
create index forgotten_password_by_time on forgotten_password (requested_at);
alter table forgotten_password enable row level security;
create policy service_only on forgotten_password using (current_setting('app.scope', true) = 'service');
