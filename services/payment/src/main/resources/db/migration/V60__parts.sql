-- A payable may be paid in parts. What it was given, less what went back, never exceeds it.
alter table payable add column paid_amount numeric(19, 4) not null default 0;
update payable set paid_amount = due_amount where exists (
  select from payment where payable_type = payable.type and payable_id = payable.id and status = 'SUCCEEDED' and not surplus);
alter table payable add constraint payable_is_never_overpaid check (paid_amount between 0 and due_amount);
drop index payable_is_captured_once;

-- How the money comes, and what somebody wrote down about money that came to the organization itself.
alter table payment
  add column means text not null default 'online' check (means in ('online', 'cash', 'cheque', 'bank_transfer', 'upi')),
  add column utr text,
  add column notes text,
  add column recorded_by uuid,
  -- what is paid with it, as text: the same wish has one page
  add column plan text,
  -- what went back or shall go back, and what the bank holds because of a dispute
  add column returning_amount numeric(19, 4) not null default 0,
  add column returned_amount numeric(19, 4) not null default 0,
  add constraint no_more_goes_back_than_came check (returning_amount between 0 and total_amount),
  add constraint what_is_back_was_to_go_back check (returned_amount between 0 and returning_amount);
update payment set plan = payable_type || ' ' || payable_id || ' ' || total_amount;
update payment set returning_amount = total_amount where exists (select from refund where payment_id = payment.id);
update payment set returning_amount = total_amount, returned_amount = total_amount where status = 'REFUNDED';
alter table payment alter column plan set not null;
create unique index utr_is_recorded_once on payment (org_id, utr) where utr is not null;

drop index one_try_at_a_time;
create unique index one_page_at_a_time on payment (plan)
  where not automatic and means = 'online' and status in ('INIT', 'PENDING', 'UNKNOWN');
create unique index one_automatic_charge_at_a_time on payment (payable_type, payable_id)
  where automatic and status in ('INIT', 'PENDING', 'UNKNOWN');

-- Which part of a payment is meant for which payable, how much of it settled something, and how much of that went back.
create table allocation (
  payment_id uuid not null references payment,
  payable_type text not null,
  payable_id uuid not null,
  org_id uuid not null,
  payer_id uuid not null,
  position int not null,
  wished_amount numeric(19, 4) not null check (wished_amount > 0),
  settled_amount numeric(19, 4) not null default 0,
  returned_amount numeric(19, 4) not null default 0,
  currency char(3) not null,
  primary key (payment_id, payable_type, payable_id),
  foreign key (payable_type, payable_id) references payable,
  constraint no_more_is_settled_than_wished check (settled_amount between 0 and wished_amount),
  constraint no_more_is_returned_than_settled check (returned_amount between 0 and settled_amount)
);
create index allocation_of_payable on allocation (payable_type, payable_id);
select isolate('allocation', 'payer_id');
insert into allocation (payment_id, payable_type, payable_id, org_id, payer_id, position, wished_amount, settled_amount,
  returned_amount, currency)
select id, payable_type, payable_id, org_id, payer_id, 1, total_amount,
  case when status in ('SUCCEEDED', 'REFUNDED') and not surplus then total_amount else 0 end,
  case when status = 'REFUNDED' and not surplus then total_amount else 0 end, currency
from payment where total_amount > 0;

create function allocations_fit_payment() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  if (select sum(wished_amount) from allocation where payment_id = new.payment_id)
      > (select total_amount from payment where id = new.payment_id) then
    raise exception 'The allocations of payment % exceed it', new.payment_id using errcode = 'check_violation',
      constraint = 'allocations_fit_payment';
  end if;
  return null;
end $$;
create constraint trigger fits after insert or update of wished_amount on allocation deferrable initially deferred
  for each row execute function allocations_fit_payment();

-- A payment may go back in parts.
alter table refund drop constraint refund_of_payment;
alter table refund drop constraint refund_status_check;
alter table refund
  add column refunded_amount numeric(19, 4),
  add column currency char(3),
  -- why: somebody wished it, it was too much, somebody did it at the provider, the bank took it after a dispute
  add column kind text not null default 'wish' check (kind in ('wish', 'surplus', 'provider', 'chargeback')),
  add column requested_by uuid,
  add column failure_message text,
  add constraint refund_status_check check (status in ('INIT', 'DONE', 'FAILED'));
update refund set refunded_amount = p.total_amount, currency = p.currency,
  kind = case when p.surplus then 'surplus' else 'wish' end from payment p where p.id = payment_id;
alter table refund alter column refunded_amount set not null, alter column currency set not null,
  add constraint something_goes_back check (refunded_amount > 0);
create index refund_of_payment on refund (payment_id);
create unique index refund_at_provider on refund (payment_id, provider_refund_id) where provider_refund_id is not null;
