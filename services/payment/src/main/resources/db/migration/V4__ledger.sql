-- Where money is, double entry: positive is debit. The accounts: what the provider holds for us, what a resident gave us beyond what
-- is settled, what we owe an organization. Nothing is ever changed or removed; a correction is another transaction.
create table ledger_entry (
  id uuid primary key,
  transaction_id uuid not null,
  org_id uuid not null,
  payment_id uuid not null references payment,
  kind text not null check (kind in ('capture', 'surplus', 'refund')),
  account text not null check (account in ('provider', 'resident', 'organization')),
  amount numeric(19, 4) not null check (amount <> 0),
  currency char(3) not null,
  booked_at timestamptz not null
);
create index ledger_of_payment on ledger_entry (payment_id);
create index ledger_of_transaction on ledger_entry (transaction_id);
select isolate('ledger_entry');

create function ledger_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'The ledger is append-only' using errcode = 'restrict_violation';
end $$;
create trigger append_only before update or delete or truncate on ledger_entry
  for each statement execute function ledger_is_append_only();

create function ledger_transaction_balances() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  if exists (select from ledger_entry where transaction_id = new.transaction_id group by currency having sum(amount) <> 0) then
    raise exception 'Ledger transaction % does not sum to zero', new.transaction_id using errcode = 'check_violation',
      constraint = 'ledger_transaction_balances';
  end if;
  return null;
end $$;
create constraint trigger balances after insert on ledger_entry deferrable initially deferred
  for each row execute function ledger_transaction_balances();
