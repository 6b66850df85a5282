-- The moves of each state machine, as its enum has them (docs/adr/0063).
select legal_moves('lease', 'status',
  'active > month_to_month, notice, cancelled',
  'month_to_month > notice, vacant',
  'notice > vacant');
