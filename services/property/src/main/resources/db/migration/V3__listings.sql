-- A unit as it is offered to the public.
create table listing (
  id uuid primary key,
  org_id uuid not null,
  property_id uuid not null references property,
  created_by uuid not null,
  status text not null
    check (status in ('draft', 'pending_approval', 'published', 'rejected', 'paused', 'archived')),
  title text not null,
  description text not null,
  unit_type text not null check (unit_type in ('bed', 'room', 'property')),
  unit_id uuid,
  quantity int not null check (quantity between 1 and 10000),
  rent_amount numeric(19, 4) not null check (rent_amount > 0),
  deposit_amount numeric(19, 4) not null check (deposit_amount >= 0),
  currency char(3) not null,
  bedrooms int check (bedrooms >= 0),
  bathrooms double precision check (bathrooms >= 0),
  square_footage int check (square_footage > 0),
  available_from date not null,
  photos uuid[] not null,
  rejection_reason text,
  -- grows with every change; readers of property.listings.v1 keep the highest
  version bigint not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index listing_of_property on listing (property_id, id desc);
create index listing_waiting on listing (id) where status = 'pending_approval';
select isolate('listing');
