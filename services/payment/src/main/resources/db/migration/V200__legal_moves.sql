-- The moves of each state machine, as its enum has them (docs/adr/0063).
select legal_moves('payment', 'status',
  'INIT > PENDING, UNKNOWN, SUCCEEDED, FAILED',
  'PENDING > SUCCEEDED, FAILED',
  'UNKNOWN > PENDING, SUCCEEDED, FAILED',
  'FAILED > PENDING, SUCCEEDED',
  'SUCCEEDED > REFUNDED');
select legal_moves('refund', 'status',
  'INIT > DONE, FAILED',
  'FAILED > DONE');
select legal_moves('dispute', 'status',
  'OPEN > WON, LOST');
select legal_moves('mandate', 'status',
  'pending > active, cancelled',
  'active > suspended, cancelled',
  'suspended > active, cancelled');
