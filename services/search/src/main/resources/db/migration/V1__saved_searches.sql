-- A search that a person wants to be told about when something new fits it.
create table saved_search (
  id uuid primary key,
  person_id uuid not null,
  name text not null,
  -- the parameters of GET /api/v1/search/listings
  query jsonb not null,
  -- nothing had the words as typed when it was saved: mistakes are forgiven
  forgiving boolean not null,
  alerts boolean not null,
  created_at timestamptz not null,
  -- what was news before does not count
  alerts_from timestamptz not null,
  -- news up to here were looked at
  looked_until timestamptz not null
);
create index saved_search_of_person on saved_search (person_id, id);
create index saved_search_to_look_at on saved_search (id) where alerts;

-- Once for a listing and a search, however often the listing changes.
create table alerted_listing (
  saved_search_id uuid not null references saved_search on delete cascade,
  listing_id uuid not null,
  alerted_at timestamptz not null,
  primary key (saved_search_id, listing_id)
);

-- What is told of somebody after they were erased is not written down.
select forget_erased('saved_search', 'person_id');
