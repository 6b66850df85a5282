-- What an organization uses, one line for each metric and day (UTC). Beds are how many there are at the end of the day;
-- the others are how many there were on it.
create table usage_tracking (
  org_id uuid not null,
  metric text not null check (metric in ('beds', 'invoices', 'payments', 'messages')),
  day date not null,
  quantity int not null,
  primary key (org_id, metric, day)
);
select isolate('usage_tracking');
