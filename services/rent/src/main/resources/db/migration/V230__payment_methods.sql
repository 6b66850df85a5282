-- The methods that payment can charge, whose they are, and until when.
create table payment_method (
  id uuid primary key,
  person_id uuid not null,
  removed_at timestamptz
);
create index payment_method_of_person on payment_method (person_id);
alter table payment_method enable row level security;
create policy own on payment_method
  using (current_setting('app.scope', true) = 'service' or person_id = current_person());
-- A method that is told of after its person was erased is not written down.
select forget_erased('payment_method', 'person_id');

-- Which contracts have to stop when a method is removed.
create index contract_on_autopay_by_method on rent_contract (payment_method_id) where autopay;
