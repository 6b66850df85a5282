-- What a home can have, in one list for all organizations, so that search can count and compare.
create table amenity (
  code text primary key check (code ~ '^[a-z0-9][a-z0-9_-]{0,39}$'),
  name text not null,
  category text not null
    check (category in ('comfort', 'kitchen', 'bathroom', 'safety', 'service', 'leisure', 'building')),
  created_at timestamptz not null default now(),
  -- stays on homes that have it, but is not given to others any more
  retired_at timestamptz
);

insert into amenity (code, name, category) values
  ('wifi', 'Wi-Fi', 'comfort'),
  ('ac', 'Air conditioning', 'comfort'),
  ('heating', 'Heating', 'comfort'),
  ('fan', 'Ceiling fan', 'comfort'),
  ('furnished', 'Furnished', 'comfort'),
  ('semi_furnished', 'Partly furnished', 'comfort'),
  ('wardrobe', 'Wardrobe', 'comfort'),
  ('desk', 'Desk', 'comfort'),
  ('tv', 'Television', 'comfort'),
  ('balcony', 'Balcony', 'comfort'),
  ('terrace', 'Terrace', 'comfort'),
  ('hardwood_floors', 'Hardwood floors', 'comfort'),
  ('fireplace', 'Fireplace', 'comfort'),
  ('walk_in_closet', 'Walk-in closet', 'comfort'),
  ('kitchen', 'Kitchen', 'kitchen'),
  ('fridge', 'Refrigerator', 'kitchen'),
  ('microwave', 'Microwave oven', 'kitchen'),
  ('stove', 'Stove', 'kitchen'),
  ('dishwasher', 'Dishwasher', 'kitchen'),
  ('water_purifier', 'Water purifier', 'kitchen'),
  ('modular_kitchen', 'Modular kitchen', 'kitchen'),
  ('attached_bathroom', 'Attached bathroom', 'bathroom'),
  ('geyser', 'Water heater', 'bathroom'),
  ('hot_water', 'Hot water', 'bathroom'),
  ('bathtub', 'Bathtub', 'bathroom'),
  ('washing_machine', 'Washing machine', 'service'),
  ('laundry', 'Laundry', 'service'),
  ('in_unit_laundry', 'Laundry in the unit', 'service'),
  ('dryer', 'Dryer', 'service'),
  ('housekeeping', 'Housekeeping', 'service'),
  ('meals', 'Meals', 'service'),
  ('maintenance', 'Maintenance staff', 'service'),
  ('concierge', 'Concierge', 'service'),
  ('security', 'Security staff', 'safety'),
  ('cctv', 'CCTV', 'safety'),
  ('gated', 'Gated community', 'safety'),
  ('intercom', 'Intercom', 'safety'),
  ('fire_safety', 'Fire alarm and extinguishers', 'safety'),
  ('biometric_entry', 'Biometric entry', 'safety'),
  ('parking', 'Parking', 'building'),
  ('covered_parking', 'Covered parking', 'building'),
  ('garage', 'Garage', 'building'),
  ('bike_parking', 'Bicycle or motorcycle parking', 'building'),
  ('ev_charging', 'Charging for electric cars', 'building'),
  ('elevator', 'Elevator', 'building'),
  ('lift', 'Lift', 'building'),
  ('power_backup', 'Power backup', 'building'),
  ('water_supply', 'Water around the clock', 'building'),
  ('wheelchair', 'Wheelchair access', 'building'),
  ('storage', 'Storage', 'building'),
  ('pets', 'Pets allowed', 'building'),
  ('pet_friendly', 'Pet friendly', 'building'),
  ('gym', 'Gym', 'leisure'),
  ('pool', 'Swimming pool', 'leisure'),
  ('garden', 'Garden', 'leisure'),
  ('play_area', 'Play area', 'leisure'),
  ('clubhouse', 'Clubhouse', 'leisure'),
  ('rooftop', 'Rooftop', 'leisure'),
  ('common_room', 'Common room', 'leisure'),
  ('coworking', 'Coworking space', 'leisure'),
  ('library', 'Library', 'leisure'),
  ('games_room', 'Games room', 'leisure');

-- Names that were in use before there was a list go on being known.
insert into amenity (code, name, category)
select distinct code, initcap(replace(code, '_', ' ')), 'comfort'
from property, unnest(amenities) as code
on conflict do nothing;

alter table room add column amenities text[] not null default '{}';
alter table bed add column amenities text[] not null default '{}';
