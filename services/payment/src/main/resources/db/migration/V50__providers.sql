-- Who moves the money. A payment is at one provider at a time.
alter table payment add column provider text not null default 'stripe';

-- Whose money it is that an entry speaks of: the account 'provider' has one balance for each.
alter table ledger_entry add column provider text default 'stripe';
alter table ledger_entry alter column provider drop default;

-- Who keeps the card.
alter table payment_method add column provider text not null default 'stripe';
