-- Anything that can be paid, as other services told it.
create table payable (
  type text not null check (type in ('booking', 'invoice')),
  id uuid not null,
  org_id uuid not null,
  payer_id uuid not null,
  description text not null,
  due_amount numeric(19, 4) not null check (due_amount >= 0),
  currency char(3) not null,
  -- after this nobody may begin to pay; money that comes is recorded all the same
  expires_at timestamptz,
  closed_at timestamptz,
  primary key (type, id)
);
create index payable_of_payer on payable (payer_id);
select isolate('payable', 'payer_id');
