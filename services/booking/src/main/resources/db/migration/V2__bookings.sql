-- A hold and what became of it (rules.md §2.2). Money is for the whole quantity; rent is a month's.
create table booking (
  id uuid primary key,
  org_id uuid not null,
  resident_id uuid not null,
  listing_id uuid not null references availability,
  property_id uuid not null,
  listing_title text not null,
  quantity int not null check (quantity > 0),
  status text not null check (status in ('PENDING', 'CONFIRMED', 'CANCELLED', 'REFUNDED')),
  move_in_date date not null,
  lease_months int not null check (lease_months between 1 and 60),
  rent_amount numeric(19, 4) not null check (rent_amount >= 0),
  deposit_amount numeric(19, 4) not null check (deposit_amount >= 0),
  due_amount numeric(19, 4) not null check (due_amount >= 0),
  currency char(3) not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  payment_id uuid,
  paid_amount numeric(19, 4),
  confirmed_at timestamptz,
  cancelled_at timestamptz,
  cancel_reason text check (cancel_reason in ('expired', 'by_resident', 'by_landlord')),
  refund_requested_at timestamptz,
  constraint confirmed_only_with_money check (status <> 'CONFIRMED' or payment_id is not null)
);
create index booking_of_org on booking (org_id, id desc);
create index booking_of_resident on booking (resident_id, id desc);
create index booking_to_expire on booking (expires_at) where status = 'PENDING';
select isolate('booking', 'resident_id');
