-- Drafts may be incomplete; an administrator may take a listing off the market and put it back.
alter table listing drop constraint listing_status_check;
alter table listing add constraint listing_status_check check (status in
  ('draft', 'pending_approval', 'published', 'rejected', 'paused', 'suspended', 'archived'));
alter table listing alter column unit_type drop not null;
alter table listing alter column quantity drop not null;
alter table listing alter column rent_amount drop not null;
alter table listing alter column deposit_amount drop not null;
alter table listing alter column currency drop not null;
alter table listing alter column available_from drop not null;

-- readers know a listing from when it was submitted first
alter table listing add column submitted_at timestamptz;
alter table listing add column published_at timestamptz;
alter table listing add column suspended_from text check (suspended_from in ('published', 'paused'));
alter table listing add column suspension_reason text;
update listing set submitted_at = created_at;
update listing set published_at = updated_at where status in ('published', 'paused');

alter table listing add constraint what_was_submitted_is_complete check (submitted_at is null or
  (unit_type is not null and quantity is not null and rent_amount is not null and deposit_amount is not null
   and currency is not null and available_from is not null));
alter table listing add constraint suspended_from_somewhere check ((status = 'suspended') = (suspended_from is not null));
