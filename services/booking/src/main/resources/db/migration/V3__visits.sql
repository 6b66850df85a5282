-- Appointments to see a listing.
create table visit (
  id uuid primary key,
  org_id uuid not null,
  resident_id uuid not null,
  listing_id uuid not null references availability,
  property_id uuid not null,
  listing_title text not null,
  status text not null check (status in ('scheduled', 'cancelled')),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  created_at timestamptz not null,
  cancelled_by uuid,
  constraint visit_ends_after_it_starts check (ends_at > starts_at),
  -- A listing is never shown to two people at once.
  constraint visit_slot_is_free exclude using gist
    (listing_id with =, tstzrange(starts_at, ends_at) with &&) where (status = 'scheduled')
);
create index visit_of_org on visit (org_id, id desc);
create index visit_of_resident on visit (resident_id, id desc);
select isolate('visit', 'resident_id');
