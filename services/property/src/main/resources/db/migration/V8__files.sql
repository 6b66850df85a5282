-- A file counts once it was looked at; one that no virus scanner could look at waits as unscanned.
alter table photo drop constraint photo_status_check;
alter table photo add constraint photo_status_check
  check (status in ('pending', 'unscanned', 'ready', 'refused'));
-- known of photos that were made anew, without what the camera wrote into them; they have smaller ones
alter table photo add column width int;
alter table photo add column height int;
create index photo_unfinished on photo (created_at) where status <> 'ready';

-- Deeds, licences and the like: for the organization only.
create table property_document (
  id uuid primary key,
  org_id uuid not null,
  property_id uuid not null references property,
  created_by uuid not null,
  document_type text not null
    check (document_type in ('deed', 'license', 'insurance', 'inspection', 'tax', 'contract', 'floor_plan', 'other')),
  file_name text not null,
  content_type text not null check (content_type in ('application/pdf', 'image/jpeg', 'image/png')),
  size bigint not null check (size > 0),
  expiry_date date,
  status text not null check (status in ('pending', 'unscanned', 'ready', 'refused')),
  -- 30, 7, 1 or 0: how many days before the expiry it was reminded of last
  reminded_at_days int,
  created_at timestamptz not null
);
create index property_document_of_property on property_document (property_id, id desc);
create index property_document_expiring on property_document (expiry_date) where status = 'ready';
create index property_document_unfinished on property_document (created_at) where status <> 'ready';
select isolate('property_document');
