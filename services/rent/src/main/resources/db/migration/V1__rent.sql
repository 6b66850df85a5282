-- What an organization set for its billing; a missing row means the defaults (rules.md §3.2, decisions.md C-18, C-20).
create table billing_settings (
  org_id uuid primary key,
  invoice_prefix text not null default 'INV',
  invoice_starting_number int not null default 1000,
  invoice_lead_days int not null default 5 check (invoice_lead_days between 0 and 27),
  reminder_days_before int not null default 3 check (reminder_days_before between 0 and 27)
);
select isolate('billing_settings');

-- The last number given; taken in the transaction of its invoice, so that numbers have neither gaps nor duplicates.
create table invoice_sequence (
  org_id uuid primary key,
  last_number int not null
);
select isolate('invoice_sequence');

-- Names that stand on invoices: organizations and people.
create table party (
  id uuid primary key,
  name text not null
);

-- Rent's own copy of what a lease means for billing.
create table rent_contract (
  id uuid primary key,
  org_id uuid not null,
  resident_id uuid not null,
  -- one lease makes one contract, however often its event arrives
  lease_id uuid not null constraint contract_of_lease unique,
  property_id uuid not null,
  unit text not null,
  rent_amount numeric(19, 4) not null check (rent_amount >= 0),
  currency char(3) not null,
  due_day int not null check (due_day between 1 and 31),
  start_date date not null,
  end_date date not null,
  autopay boolean not null default false,
  payment_method_id uuid,
  -- the first period that has no invoice yet; none once the last one has
  next_period_start date,
  created_at timestamptz not null,
  constraint contract_ends_after_it_starts check (end_date >= start_date)
);
create index rent_contract_of_org on rent_contract (org_id, id desc);
create index rent_contract_of_resident on rent_contract (resident_id, id desc);
create index rent_contract_to_bill on rent_contract (next_period_start) where next_period_start is not null;
select isolate('rent_contract', 'resident_id');

create table invoice (
  id uuid primary key,
  org_id uuid not null,
  resident_id uuid not null,
  contract_id uuid not null references rent_contract,
  number text not null,
  type text not null check (type in ('rent', 'deposit', 'maintenance', 'utility', 'penalty')),
  unit text not null,
  status text not null check (status in ('draft', 'sent', 'viewed', 'paid', 'overdue', 'cancelled')),
  period_start date not null,
  period_end date not null,
  issued_on date not null,
  due_on date not null,
  total_amount numeric(19, 4) not null check (total_amount > 0),
  paid_amount numeric(19, 4) not null default 0 check (paid_amount >= 0),
  balance_amount numeric(19, 4) generated always as (total_amount - paid_amount) stored,
  currency char(3) not null,
  payment_id uuid,
  paid_at timestamptz,
  autopay_requested_at timestamptz,
  -- days that were left when the resident was last reminded
  reminded_days_left int,
  created_at timestamptz not null,
  -- a month is never billed twice
  constraint invoice_of_period unique (contract_id, period_start),
  constraint invoice_number_of_org unique (org_id, number),
  constraint paid_invoice_has_no_balance check (status <> 'paid' or paid_amount >= total_amount)
);
create index invoice_of_org on invoice (org_id, id desc);
create index invoice_of_resident on invoice (resident_id, id desc);
create index invoice_open on invoice (due_on) where status in ('sent', 'viewed', 'overdue');
select isolate('invoice', 'resident_id');

create table invoice_line (
  invoice_id uuid not null references invoice on delete cascade,
  position int not null,
  org_id uuid not null,
  resident_id uuid not null,
  description text not null,
  line_amount numeric(19, 4) not null,
  primary key (invoice_id, position)
);
select isolate('invoice_line', 'resident_id');
