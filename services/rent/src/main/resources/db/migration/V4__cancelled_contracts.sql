-- A contract whose lease nobody will ever live by is not billed (docs/adr/0060).
alter table rent_contract
  add column status text not null default 'active' check (status in ('active', 'cancelled')),
  add column cancelled_at timestamptz,
  add constraint contract_is_cancelled_at_some_time check ((status = 'cancelled') = (cancelled_at is not null)),
  -- whoever writes: neither a billing run nor autopay finds it
  add constraint nothing_more_is_billed_or_collected check (status = 'active' or (next_period_start is null and not autopay));

-- Leases that were cancelled: the start of one may be handled later, and makes no contract then.
create table cancelled_lease (
  lease_id uuid primary key,
  org_id uuid not null,
  cancelled_at timestamptz not null
);
select isolate('cancelled_lease');
