-- The person as the provider knows them.
create table provider_customer (
  person_id uuid primary key,
  customer_id text not null unique,
  created_at timestamptz not null default now()
);

-- A card that may be charged later. The provider keeps the card; the details come with its events, in any order.
create table payment_method (
  id uuid primary key,
  person_id uuid not null,
  provider_id text not null unique,
  brand text,
  last4 text,
  expires_on date,
  created_at timestamptz not null,
  removed_at timestamptz
);
create index payment_method_of_person on payment_method (person_id, id desc);
alter table payment_method enable row level security;
create policy own on payment_method
  using (current_setting('app.scope', true) = 'service' or person_id = current_person());
