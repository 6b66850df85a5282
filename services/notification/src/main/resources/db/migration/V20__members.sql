-- As what somebody works for an organization decides what they are told. Until now only owners were known.
alter table organization_member add column role text not null default 'owner'
  check (role in ('owner', 'admin', 'manager', 'viewer'));
alter table organization_member alter column role drop default;
