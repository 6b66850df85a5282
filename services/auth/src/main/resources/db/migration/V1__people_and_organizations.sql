-- A person; the id is Keycloak's. Passwords are there, never here.
create table person (
  id uuid primary key,
  email text not null constraint email_is_used_once unique check (email = lower(email)),
  first_name text not null,
  last_name text not null,
  phone text check (phone ~ '^\+[1-9][0-9]{6,14}$'),
  account_type text not null check (account_type in ('landlord', 'resident')),
  created_at timestamptz not null
);

-- A customer of the platform.
create table organization (
  org_id uuid primary key,
  name text not null,
  country char(2) not null,
  owner_id uuid not null references person,
  created_at timestamptz not null
);
select isolate('organization');

-- Who works for an organization, as what (decisions.md C-03).
create table membership (
  org_id uuid not null references organization,
  person_id uuid not null references person,
  role text not null check (role in ('owner', 'admin', 'manager', 'viewer')),
  created_at timestamptz not null,
  primary key (org_id, person_id)
);
create index membership_of_person on membership (person_id);
select isolate('membership', 'person_id');

-- People see themselves and who works for the same organization.
alter table person enable row level security;
create policy isolation on person using (
  current_setting('app.scope', true) = 'service'
  or (current_setting('app.scope', true) = 'caller' and (
    id = current_person()
    or exists (select from membership m where m.person_id = person.id and m.org_id = current_org()))))
  with check (
  current_setting('app.scope', true) = 'service'
  or (current_setting('app.scope', true) = 'caller' and id = current_person()));
