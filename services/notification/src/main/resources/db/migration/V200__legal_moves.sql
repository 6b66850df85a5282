-- The moves of each state machine, as its enum has them (docs/adr/0063).
select legal_moves('email', 'state',
  'queued > sent, failed',
  'failed > sent');
