-- What a listing offers and how much of it is left: booking's copy of property.listings.v1 plus the stock, which is booking's own.
create table availability (
  listing_id uuid primary key,
  org_id uuid not null,
  property_id uuid not null,
  title text not null,
  status text not null,
  rent_amount numeric(19, 4) not null check (rent_amount >= 0),
  deposit_amount numeric(19, 4) not null check (deposit_amount >= 0),
  currency char(3) not null,
  available_from date not null,
  -- the listing's own version: an older state of it never overwrites a newer one
  listing_version bigint not null,
  initial int not null check (initial >= 0),
  available int not null,
  -- units that are taken although the landlord has since reduced the stock; the next ones that come back fill this first
  excess int not null default 0 check (excess >= 0),
  -- grows with every change of the stock
  version bigint not null,
  -- Never below zero, never above what exists: the database is the guard, whoever writes.
  constraint availability_within_stock check (available between 0 and initial),
  constraint nothing_is_free_while_too_much_is_taken check (excess = 0 or available = 0)
);
select isolate('availability');
-- What is offered is public; only the service writes it.
create policy anyone_may_look on availability for select using (true);

-- Takes units in the name of whoever books: one conditional update, which waits for no more than the row, matches nothing when
-- sold out, and can do nothing else. Runs as the owner because a resident has no rights on an organization's rows.
create function take_units(listing uuid, units int) returns table (initial int, available int, excess int, version bigint)
language sql security definer set search_path = pg_catalog, public as $$
  update availability a
  set available = a.available - units, version = a.version + 1
  where a.listing_id = listing and a.status = 'published' and units > 0 and a.available >= units
  returning a.initial, a.available, a.excess, a.version
$$;
