-- The moves of each state machine, as its enum has them (docs/adr/0063).
select legal_moves('organization', 'status',
  'trial > active, suspended, cancelled',
  'active > suspended, cancelled',
  'suspended > active, cancelled');
select legal_moves('subscription_history', 'status',
  'trial > cancelled, expired',
  'active > cancelled, expired');
select legal_moves('export', 'status',
  'COLLECTING > READY, EXPIRED',
  'READY > EXPIRED');
select legal_moves('erasure', 'status',
  'ASKING > REFUSED, CLOSING',
  'CLOSING > ERASING',
  'ERASING > DONE');
