-- Which day it is at the property decides which days can be booked: its zone, from where it is or as its visit schedule says.
-- Null for listings from before this was kept, until property tells of them again: then the country decides.
alter table availability add column time_zone text;
update availability a set time_zone = s.rules ->> 'timeZone' from visit_schedule s where s.listing_id = a.listing_id;

-- Who let a hold of a listing end unpaid waits before holding it again (ADR 57): asked with every hold.
create index booking_lapsed on booking (resident_id, listing_id, cancelled_at)
  where status = 'CANCELLED' and payment_id is null;

-- The day of a visit by the clocks at the property: days that people ask for are such days.
alter table visit add column day date;
with zones as materialized (select name from pg_timezone_names)
update visit v
set day = (starts_at at time zone coalesce((select name from zones where name = v.time_zone), 'UTC'))::date;
