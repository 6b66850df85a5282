-- A lease starts when a booking is confirmed. Lifecycle of decisions.md C-41.
create table lease (
  id uuid primary key,
  org_id uuid not null,
  resident_id uuid not null,
  -- one booking makes one lease, however often its event arrives
  booking_id uuid not null constraint lease_of_booking unique,
  listing_id uuid not null,
  property_id uuid not null,
  unit text not null,
  status text not null check (status in ('active', 'month_to_month', 'notice', 'vacant')),
  start_date date not null,
  end_date date not null,
  due_day int not null check (due_day between 1 and 28),
  rent_amount numeric(19, 4) not null check (rent_amount >= 0),
  deposit_amount numeric(19, 4) not null check (deposit_amount >= 0),
  prepaid_rent_amount numeric(19, 4) not null check (prepaid_rent_amount >= 0),
  currency char(3) not null,
  created_at timestamptz not null,
  constraint lease_ends_after_it_starts check (end_date > start_date)
);
create index lease_of_org on lease (org_id, id desc);
create index lease_of_resident on lease (resident_id, id desc);
select isolate('lease', 'resident_id');
