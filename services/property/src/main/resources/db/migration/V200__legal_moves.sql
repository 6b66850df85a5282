-- The moves of each state machine, as its enum has them (docs/adr/0063).
select legal_moves('property', 'status',
  'draft > active',
  'active > inactive',
  'inactive > active');
select legal_moves('listing', 'status',
  'draft > pending_approval, archived',
  'pending_approval > published, rejected, archived',
  'published > paused, pending_approval, suspended, archived',
  'rejected > pending_approval, archived',
  'paused > published, pending_approval, suspended, archived',
  'suspended > published, paused, archived');
select legal_moves('bed', 'status',
  'vacant > reserved, occupied, maintenance',
  'reserved > occupied, vacant',
  'occupied > vacant, maintenance',
  'maintenance > vacant');
select legal_moves('photo', 'status',
  'pending > unscanned, ready, refused',
  'unscanned > ready, refused');
select legal_moves('property_document', 'status',
  'pending > unscanned, ready, refused',
  'unscanned > ready, refused');
select legal_moves('portfolio_import', 'status',
  'queued > running',
  'running > completed, failed');
