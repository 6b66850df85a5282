-- A payer's bank contests a payment.
create table dispute (
  id uuid primary key,
  org_id uuid not null,
  payment_id uuid not null references payment,
  provider text not null,
  provider_id text not null,
  contested_amount numeric(19, 4) not null check (contested_amount > 0),
  currency char(3) not null,
  reason text not null,
  status text not null check (status in ('OPEN', 'WON', 'LOST')),
  evidence_due_at timestamptz,
  opened_at timestamptz not null,
  closed_at timestamptz,
  constraint dispute_is_known_once unique (provider, provider_id)
);
create index dispute_of_org on dispute (org_id, id desc);
create index dispute_of_payment on dispute (payment_id);
select isolate('dispute');

-- What was found out and handed in about a dispute.
create table dispute_note (
  id uuid primary key,
  dispute_id uuid not null references dispute,
  org_id uuid not null,
  author_id uuid not null,
  text text not null,
  created_at timestamptz not null
);
create index note_of_dispute on dispute_note (dispute_id, id);
select isolate('dispute_note');
