-- A lease whose booking ended before anybody was to move in was never lived by (docs/adr/0060).
alter table lease drop constraint lease_status_check;
alter table lease
  add constraint lease_status_check check (status in ('active', 'month_to_month', 'notice', 'vacant', 'cancelled')),
  add column cancelled_at timestamptz,
  add constraint lease_is_cancelled_at_some_time check ((status = 'cancelled') = (cancelled_at is not null));

-- Confirmed bookings that were cancelled: the confirmation of one may be handled later, and starts nothing then.
create table cancelled_booking (
  booking_id uuid primary key,
  org_id uuid not null,
  cancelled_at timestamptz not null
);
select isolate('cancelled_booking');
