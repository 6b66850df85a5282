-- What left the portfolio stays readable for books and disputes; its number is free again.
alter table floor add column deleted_at timestamptz;
alter table room add column deleted_at timestamptz;
alter table bed add column deleted_at timestamptz;

alter table floor drop constraint floor_number_once;
create unique index floor_number_once on floor (property_id, coalesce(building, ''), floor_number)
  where deleted_at is null;
alter table room drop constraint room_number_once;
create unique index room_number_once on room (floor_id, room_number) where deleted_at is null;
alter table bed drop constraint bed_number_once;
create unique index bed_number_once on bed (room_id, bed_number) where deleted_at is null;
