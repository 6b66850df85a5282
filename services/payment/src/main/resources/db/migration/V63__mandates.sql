-- What a resident lets an organization charge without asking again.
create table mandate (
  id uuid primary key,
  org_id uuid not null,
  payer_id uuid not null,
  agreement_id uuid,
  method_id uuid not null references payment_method,
  type text not null check (type in ('enach', 'emandate', 'standing_instruction')),
  frequency text not null check (frequency in ('monthly', 'quarterly', 'as_presented')),
  most_amount numeric(19, 4) not null check (most_amount > 0),
  currency char(3) not null,
  status text not null check (status in ('pending', 'active', 'suspended', 'cancelled')),
  start_date date not null,
  end_date date,
  authorized_at timestamptz,
  cancelled_at timestamptz,
  created_at timestamptz not null,
  constraint mandate_ends_after_it_starts check (end_date >= start_date)
);
create index mandate_of_payer on mandate (payer_id, org_id, id desc);
create index mandate_of_org on mandate (org_id, id desc);
select isolate('mandate', 'payer_id');
alter table payment add column mandate_id uuid references mandate;
