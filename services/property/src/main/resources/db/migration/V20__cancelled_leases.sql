-- Leases that were cancelled before anybody lived by them: the start of one may be handled later, and occupies nothing then.
create table cancelled_lease (
  id uuid primary key,
  org_id uuid not null
);
select isolate('cancelled_lease');
