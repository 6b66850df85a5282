-- Where the platform's clock stands: one row. Moved locally and in tests only.
create table platform_clock (
  one boolean primary key default true check (one),
  offset_millis bigint not null,
  moved_by uuid not null,
  moved_at timestamptz not null
);
