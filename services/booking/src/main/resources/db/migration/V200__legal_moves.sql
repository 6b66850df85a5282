-- The moves of each state machine, as its enum has them (docs/adr/0063).
select legal_moves('booking', 'status',
  'PENDING > CONFIRMED, CANCELLED',
  'CANCELLED > CONFIRMED, REFUNDED',
  'CONFIRMED > CANCELLED, REFUNDED');
select legal_moves('visit', 'status',
  'scheduled > confirmed, in_progress, completed, no_show, cancelled',
  'confirmed > scheduled, in_progress, completed, no_show, cancelled',
  'in_progress > completed',
  'no_show > completed');
