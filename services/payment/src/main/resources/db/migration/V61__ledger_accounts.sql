-- More accounts: what the organization took itself, what the bank holds because of a dispute, what we keep as commission.
alter table ledger_entry drop constraint ledger_entry_kind_check, drop constraint ledger_entry_account_check;
alter table ledger_entry
  add constraint ledger_entry_kind_check
    check (kind in ('capture', 'surplus', 'refund', 'dispute', 'dispute_won', 'dispute_lost')),
  add constraint ledger_entry_account_check
    check (account in ('provider', 'resident', 'organization', 'till', 'disputed', 'fees'));
create index ledger_of_org on ledger_entry (org_id, booked_at);

-- What an organization pays us, and where its money goes at the provider. Without a row the defaults hold.
create table commission_terms (
  org_id uuid primary key,
  commission_percent numeric(5, 2) check (commission_percent between 0 and 100),
  connected_account text,
  changed_at timestamptz not null
);
select isolate('commission_terms');
alter table payment add column fee_amount numeric(19, 4) not null default 0,
  add column connected_account text,
  add constraint the_fee_is_a_part_of_the_payment check (fee_amount between 0 and total_amount);
-- whoever pays needs to know what of it we keep; no operation shows it to them
create policy read_by_all on commission_terms for select using (true);
