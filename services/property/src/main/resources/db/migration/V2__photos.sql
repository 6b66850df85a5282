-- A photo is pending until its upload was looked at; only ready ones are shown.
create table photo (
  id uuid primary key,
  org_id uuid not null,
  property_id uuid not null references property,
  created_by uuid not null,
  file_name text not null,
  content_type text not null check (content_type in ('image/jpeg', 'image/png', 'image/webp')),
  size bigint not null check (size > 0),
  status text not null check (status in ('pending', 'ready', 'refused')),
  created_at timestamptz not null
);
create index photo_of_property on photo (property_id, id desc);
select isolate('photo');
