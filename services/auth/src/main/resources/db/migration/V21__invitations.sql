-- Who is asked to work for an organization. The link they get by e-mail is in secret_link.
create table invitation (
  id uuid primary key,
  org_id uuid not null references organization,
  email text not null check (email = lower(email)),
  role text not null check (role in ('owner', 'admin', 'manager', 'viewer')),
  -- absent: the platform's administrators
  invited_by uuid,
  created_at timestamptz not null,
  -- a link lives for seven days from here
  sent_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by uuid,
  withdrawn_at timestamptz,
  check ((accepted_at is null) = (accepted_by is null))
);
-- asked again, the open one is sent again
create unique index one_open_invitation on invitation (org_id, email) where accepted_at is null and withdrawn_at is null;
select isolate('invitation');
