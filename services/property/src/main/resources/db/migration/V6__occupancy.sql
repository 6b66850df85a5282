-- What booking, lease and rent tell about this organization's properties. Copies: the events are the source, and who
-- lives where is not among them.
create table booking (
  id uuid primary key,
  org_id uuid not null,
  property_id uuid not null,
  listing_id uuid not null,
  quantity int not null,
  status text not null check (status in ('held', 'confirmed', 'cancelled')),
  move_in date,
  ends_on date
);
create index booking_of_property on booking (property_id) where status <> 'cancelled';
create index booking_of_listing on booking (listing_id) where status <> 'cancelled';
select isolate('booking');

create table lease (
  id uuid primary key,
  org_id uuid not null,
  property_id uuid not null,
  listing_id uuid not null,
  booking_id uuid not null,
  starts_on date not null,
  ends_on date not null,
  rent_amount numeric(19, 4) not null,
  currency char(3) not null
);
create index lease_of_property on lease (property_id);
create index lease_of_listing on lease (listing_id);
select isolate('lease');

-- Topics are not in order with each other: a contract may be known before its lease, a receipt before its contract.
create table rent_contract (
  id uuid primary key,
  org_id uuid not null,
  lease_id uuid not null
);
create index rent_contract_of_lease on rent_contract (lease_id);
select isolate('rent_contract');

create table rent_receipt (
  invoice_id uuid primary key,
  org_id uuid not null,
  contract_id uuid not null,
  received_amount numeric(19, 4) not null,
  currency char(3) not null,
  paid_on date not null
);
create index rent_receipt_of_contract on rent_receipt (contract_id, paid_on);
select isolate('rent_receipt');
