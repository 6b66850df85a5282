-- The address book, fed by accounts. People belong to no organization: each sees their own row, the service all.
create table contact (
  person_id uuid primary key,
  email text not null,
  first_name text not null,
  last_name text not null
);
alter table contact enable row level security;
create policy own on contact using (
  current_setting('app.scope', true) = 'service' or person_id = current_person());

-- Who hears of what concerns an organization.
create table organization_member (
  org_id uuid not null,
  person_id uuid not null,
  primary key (org_id, person_id)
);
select isolate('organization_member', 'person_id');

-- What is to be told to an organization whose members are not known yet: topics have no order among each other.
create table waiting_notice (
  event_id uuid primary key,
  org_id uuid not null,
  type text not null,
  title text not null,
  body text not null,
  data jsonb not null,
  created_at timestamptz not null
);
create index waiting_notice_of_org on waiting_notice (org_id);
select isolate('waiting_notice');

-- What a person is told in the app.
create table notification (
  id uuid primary key,
  person_id uuid not null,
  event_id uuid not null,
  type text not null,
  title text not null,
  body text not null,
  data jsonb not null,
  created_at timestamptz not null,
  read_at timestamptz,
  -- a person is told of an event once
  constraint notification_of_event unique (event_id, person_id)
);
create index notification_of_person on notification (person_id, id desc);
create index notification_unread on notification (person_id, id desc) where read_at is null;
create index notification_since on notification (person_id, created_at);
alter table notification enable row level security;
create policy own on notification using (
  current_setting('app.scope', true) = 'service' or person_id = current_person());

-- E-mails to be sent. Times are the database's own: the platform's clock may be moved, a queue must go on.
create table email (
  id uuid primary key,
  event_id uuid not null,
  person_id uuid not null,
  type text not null,
  subject text not null,
  body text not null,
  state text not null default 'queued' check (state in ('queued', 'sent', 'failed')),
  attempts int not null default 0,
  -- while an attempt is under way this is when another one may be made
  next_attempt_at timestamptz not null default now(),
  last_error text,
  queued_at timestamptz not null default now(),
  sent_at timestamptz,
  -- sent once, however often its event arrives
  constraint email_of_event unique (event_id, person_id)
);
create index email_to_send on email (next_attempt_at) where state = 'queued';
alter table email enable row level security;
create policy service_only on email using (current_setting('app.scope', true) = 'service');
