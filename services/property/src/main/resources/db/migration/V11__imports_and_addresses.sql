-- How a file was read is said in its report; an import that stops again and again ends as failed.
alter table portfolio_import add column encoding text not null default 'UTF-8';
alter table portfolio_import add column separator char(1) not null default ',';
alter table portfolio_import add column decimal_mark char(1) not null default '.';
-- how often it was begun since it last got further
alter table portfolio_import add column attempts int not null default 0;
alter table portfolio_import drop constraint portfolio_import_status_check;
alter table portfolio_import add constraint portfolio_import_status_check
  check (status in ('queued', 'running', 'completed', 'failed'));
drop index portfolio_import_open;
create index portfolio_import_open on portfolio_import (seen_at) where status in ('queued', 'running');

-- Not every country has states or postal codes.
alter table property alter column state drop not null;
alter table property alter column postal_code drop not null;

-- HEIC is taken where it can be converted.
alter table photo drop constraint photo_content_type_check;
alter table photo add constraint photo_content_type_check
  check (content_type in ('image/jpeg', 'image/png', 'image/webp', 'image/heic', 'image/heif'));
