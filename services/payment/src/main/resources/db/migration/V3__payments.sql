-- One try to pay a payable, from the wish to the money.
create table payment (
  id uuid primary key,
  org_id uuid not null,
  payer_id uuid not null,
  payable_type text not null,
  payable_id uuid not null,
  description text not null,
  total_amount numeric(19, 4) not null check (total_amount >= 0),
  currency char(3) not null,
  status text not null check (status in ('INIT', 'PENDING', 'SUCCEEDED', 'FAILED', 'UNKNOWN', 'REFUNDED')),
  -- nobody is there: a saved method is charged
  automatic boolean not null,
  attempt int not null,
  -- money that came although the payable was paid already; it goes back
  surplus boolean not null default false,
  payer_email text,
  return_url text,
  save_method boolean not null,
  method_id uuid references payment_method,
  session_id text unique,
  checkout_url text,
  session_open boolean not null default false,
  intent_id text unique,
  failure_code text,
  failure_message text,
  created_at timestamptz not null,
  paid_at timestamptz,
  refunded_at timestamptz,
  foreign key (payable_type, payable_id) references payable,
  constraint each_attempt_is_made_once unique (payable_type, payable_id, automatic, attempt)
);
create index payment_of_org on payment (org_id, id desc);
create index payment_of_payer on payment (payer_id, id desc);
-- Nothing is captured twice: a second capture is surplus and goes back.
create unique index payable_is_captured_once on payment (payable_type, payable_id)
  where status = 'SUCCEEDED' and not surplus;
-- One page and one automatic charge at a time.
create unique index one_try_at_a_time on payment (payable_type, payable_id, automatic)
  where status in ('INIT', 'PENDING', 'UNKNOWN');
select isolate('payment', 'payer_id');

-- Which payment a person's Idempotency-Key led to.
create table initiation (
  payer_id uuid not null,
  key text not null,
  request_hash text not null,
  payment_id uuid not null references payment,
  created_at timestamptz not null default now(),
  primary key (payer_id, key)
);

-- Money on its way back; always all of a payment.
create table refund (
  id uuid primary key,
  org_id uuid not null,
  payment_id uuid not null constraint refund_of_payment unique references payment,
  reason text not null,
  status text not null check (status in ('INIT', 'DONE')),
  provider_refund_id text,
  requested_at timestamptz not null,
  done_at timestamptz
);
select isolate('refund');
