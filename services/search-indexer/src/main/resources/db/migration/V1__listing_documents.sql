-- What the index shall say of a listing, merged from two topics. Each part is guarded by its own version, so that late
-- and repeated events never overwrite newer ones.
create table listing_document (
  listing_id uuid primary key,
  org_id uuid not null,
  listing jsonb,
  published boolean not null default false,
  quantity int not null default 0,
  listing_version bigint not null default 0,
  initial int,
  available int,
  availability_version bigint not null default 0,
  -- grows with every change of this row; the version of the document in Elasticsearch
  document_version bigint not null,
  -- what Elasticsearch has accepted; a crash between commit and indexing leaves it behind, and it is caught up
  indexed_version bigint not null default 0,
  -- what Elasticsearch will never accept, and why
  rejected_version bigint not null default 0,
  rejection text
);
create index listing_document_to_index on listing_document (listing_id) where indexed_version < document_version;
select isolate('listing_document');

-- While a row is here, documents are also written to the index that is being built.
create table rebuild (
  index_name text primary key,
  started_at timestamptz not null
);
