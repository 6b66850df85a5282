-- A person's wish to have what the fleet holds about them.
create table export (
  id uuid primary key,
  person_id uuid not null,
  status text not null check (status in ('COLLECTING', 'READY', 'EXPIRED')),
  -- the services whose answers make it complete
  services text[] not null,
  requested_at timestamptz not null,
  asked_at timestamptz not null,
  ready_at timestamptz,
  expires_at timestamptz
);
create unique index one_running_export on export (person_id) where status = 'COLLECTING';
create index export_to_look_after on export (status, expires_at, asked_at) where status <> 'EXPIRED';
alter table export enable row level security;
create policy own on export using (current_setting('app.scope', true) = 'service' or person_id = current_person());

-- Whose answer counts: the first one of a service.
create table export_answer (
  export_id uuid not null references export on delete cascade,
  service text not null,
  answer_id uuid not null,
  parts int not null check (parts > 0),
  primary key (export_id, service)
);
alter table export_answer enable row level security;
create policy service_only on export_answer using (current_setting('app.scope', true) = 'service');

-- Its parts, sealed as they came.
create table export_part (
  export_id uuid not null references export on delete cascade,
  service text not null,
  part int not null,
  sealed bytea not null,
  primary key (export_id, service, part)
);
alter table export_part enable row level security;
create policy service_only on export_part using (current_setting('app.scope', true) = 'service');
