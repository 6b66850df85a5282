-- Rent paid with the booking (docs/adr/0010) that no invoice has used up yet.
alter table rent_contract add column prepaid_amount numeric(19, 4) not null default 0 check (prepaid_amount >= 0);
