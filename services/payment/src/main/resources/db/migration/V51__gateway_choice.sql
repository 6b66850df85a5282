-- Where a new payment may be moved while its first provider cannot be reached, and from where it was moved.
alter table payment add column backup_provider text, add column moved_from text;

-- Which provider an organization's new payments in a currency go to; what is not said here is decided by the program.
create table gateway_choice (
  org_id uuid not null,
  currency char(3) not null,
  primary_provider text not null,
  backup_provider text,
  chosen_at timestamptz not null,
  primary key (org_id, currency),
  constraint backup_is_another check (backup_provider <> primary_provider)
);
select isolate('gateway_choice');
