-- Homes: who lives where since when, as lease tells. A lease that is cancelled was never lived by (docs/adr/0060).
create table home (
  lease_id uuid primary key,
  org_id uuid not null,
  resident_id uuid not null,
  property_id uuid not null,
  unit text not null,
  starts_on date not null
);
create index home_of_resident on home (resident_id, property_id);
select isolate('home', 'resident_id');

-- The start of a lease may be handled after its cancellation.
create table cancelled_home (
  lease_id uuid primary key,
  org_id uuid not null
);
select isolate('cancelled_home');

-- Properties, as property tells of them; country and longitude say whose clocks count there.
create table place (
  property_id uuid primary key,
  org_id uuid not null,
  country text not null,
  longitude double precision,
  version bigint not null,
  deleted boolean not null
);
select isolate('place');

create table vendor (
  id uuid primary key,
  org_id uuid not null,
  name text not null,
  trade text not null,
  area text,
  contact_name text,
  phone text,
  email text,
  insurance_expires_on date,
  active boolean not null,
  created_at timestamptz not null,
  version bigint not null,
  constraint vendor_name_of_org unique (org_id, name)
);
create index vendor_of_org on vendor (org_id, id desc);
select isolate('vendor');

-- What recurs: first on a day, then every so many months on that day of the month, or the last day of a shorter one.
create table maintenance_plan (
  id uuid primary key,
  org_id uuid not null,
  property_id uuid not null,
  category text not null,
  place text not null,
  description text not null,
  priority text not null check (priority in ('low', 'medium', 'high', 'urgent')),
  every_months int not null check (every_months between 1 and 60),
  first_on date not null,
  occurrence int not null check (occurrence >= 0),
  next_on date not null,
  active boolean not null,
  created_by uuid not null,
  created_at timestamptz not null,
  version bigint not null
);
create index maintenance_plan_of_property on maintenance_plan (property_id, id desc);
create index maintenance_plan_due on maintenance_plan (next_on) where active;
select isolate('maintenance_plan');

-- Requests: what a resident reported, what a member entered, what a plan wants. resident_id is who reported and may see it.
create table maintenance_request (
  id uuid primary key,
  org_id uuid not null,
  property_id uuid not null,
  lease_id uuid,
  resident_id uuid,
  reported_by uuid,
  plan_id uuid references maintenance_plan,
  planned_on date,
  unit text,
  category text not null,
  place text not null,
  description text not null,
  access text not null,
  time_zone text not null,
  status text not null check (status in ('received', 'in_progress', 'completed', 'cancelled')),
  priority text not null check (priority in ('low', 'medium', 'high', 'urgent')),
  vendor_id uuid references vendor,
  vendor_name text,
  scheduled_at timestamptz,
  estimated_amount numeric(19, 4) check (estimated_amount >= 0),
  actual_amount numeric(19, 4) check (actual_amount >= 0),
  currency text,
  reported_at timestamptz not null,
  due_at timestamptz not null,
  overdue_at timestamptz,
  completed_at timestamptz,
  updated_at timestamptz not null,
  version bigint not null,
  -- a plan makes one request a day, however often its job runs
  constraint one_request_of_a_planned_day unique (plan_id, planned_on),
  constraint completed_at_some_time check ((status = 'completed') = (completed_at is not null)),
  constraint costs_have_a_currency check (currency is not null or (estimated_amount is null and actual_amount is null))
);
create index maintenance_request_of_org on maintenance_request (org_id, id desc);
create index maintenance_request_of_property on maintenance_request (property_id, id desc);
create index maintenance_request_of_resident on maintenance_request (resident_id, id desc);
create index maintenance_request_due on maintenance_request (due_at)
  where overdue_at is null and status in ('received', 'in_progress');
select isolate('maintenance_request', 'resident_id');
select legal_moves('maintenance_request', 'status',
  'received > in_progress, cancelled', 'in_progress > completed, cancelled', 'completed > received');

create table request_history (
  id uuid primary key,
  org_id uuid not null,
  request_id uuid not null references maintenance_request,
  resident_id uuid,
  changed_by uuid,
  change text not null,
  detail text,
  changed_at timestamptz not null
);
create index request_history_of_request on request_history (request_id, id);
select isolate('request_history', 'resident_id');

create table request_comment (
  id uuid primary key,
  org_id uuid not null,
  request_id uuid not null references maintenance_request,
  resident_id uuid,
  written_by uuid not null,
  by_resident boolean not null,
  text text not null,
  written_at timestamptz not null
);
create index request_comment_of_request on request_comment (request_id, id);
select isolate('request_comment', 'resident_id');

-- Photos: announced, uploaded straight to the store, looked at. What is refused is deleted.
create table request_photo (
  id uuid primary key,
  org_id uuid not null,
  request_id uuid not null references maintenance_request,
  resident_id uuid,
  uploaded_by uuid not null,
  file_name text not null,
  content_type text not null,
  size bigint not null check (size > 0),
  width int,
  height int,
  announced_at timestamptz not null
);
create index request_photo_of_request on request_photo (request_id, id);
select isolate('request_photo', 'resident_id');
