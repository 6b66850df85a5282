-- The physical tree: property, floor, room, bed (decisions.md C-02).
create table property (
  id uuid primary key,
  org_id uuid not null,
  created_by uuid not null,
  status text not null check (status in ('draft', 'active', 'inactive')),
  name text not null,
  type text not null check (type in ('pg', 'hostel', 'coliving', 'apartment', 'house')),
  description text,
  address_line1 text not null,
  address_line2 text,
  city text not null,
  state text not null,
  postal_code text not null,
  country char(2) not null,
  latitude double precision not null check (latitude between -90 and 90),
  longitude double precision not null check (longitude between -180 and 180),
  amenities text[] not null,
  rules jsonb not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  deleted_at timestamptz
);
create index property_of_org on property (org_id, id desc) where deleted_at is null;
select isolate('property');

create table floor (
  id uuid primary key,
  org_id uuid not null,
  property_id uuid not null references property,
  floor_number int not null,
  name text,
  created_at timestamptz not null,
  constraint floor_number_once unique (property_id, floor_number)
);
select isolate('floor');

create table room (
  id uuid primary key,
  org_id uuid not null,
  property_id uuid not null references property,
  floor_id uuid not null references floor,
  room_number text not null,
  room_type text not null check (room_type in ('standard', 'deluxe', 'premium')),
  total_beds int not null check (total_beds between 1 and 100),
  square_footage int check (square_footage > 0),
  rent_amount numeric(19, 4) not null check (rent_amount > 0),
  deposit_amount numeric(19, 4) not null check (deposit_amount >= 0),
  currency char(3) not null,
  status text not null check (status in ('available', 'occupied', 'maintenance')),
  created_at timestamptz not null,
  constraint room_number_once unique (floor_id, room_number)
);
create index room_of_property on room (property_id);
select isolate('room');

create table bed (
  id uuid primary key,
  org_id uuid not null,
  property_id uuid not null references property,
  room_id uuid not null references room,
  bed_number text not null,
  bed_type text not null check (bed_type in ('single', 'double', 'bunk')),
  rent_amount numeric(19, 4) not null check (rent_amount > 0),
  deposit_amount numeric(19, 4) not null check (deposit_amount >= 0),
  currency char(3) not null,
  status text not null check (status in ('vacant', 'occupied', 'reserved', 'maintenance')),
  created_at timestamptz not null,
  constraint bed_number_once unique (room_id, bed_number)
);
create index bed_of_org on bed (org_id, id desc);
create index bed_of_property on bed (property_id);
select isolate('bed');
