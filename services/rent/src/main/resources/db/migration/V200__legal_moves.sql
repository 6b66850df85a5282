-- The moves of each state machine, as its enum has them (docs/adr/0063).
select legal_moves('rent_contract', 'status',
  'active > cancelled');
select legal_moves('invoice', 'status',
  'draft > sent, cancelled',
  'sent > viewed, paid, overdue, cancelled',
  'viewed > paid, overdue, cancelled',
  'overdue > paid, cancelled',
  'paid > viewed, cancelled');
