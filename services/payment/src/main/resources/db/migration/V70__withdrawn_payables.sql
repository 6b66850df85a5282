-- An invoice that is void takes no money: what comes for it settles nothing and goes back (docs/adr/0060).
alter table payable add column withdrawn_at timestamptz;

-- Of several payables that were paid at once, the one for whose sake the money goes back gives first.
alter table refund add column payable_id uuid;
