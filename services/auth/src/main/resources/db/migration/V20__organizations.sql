-- People who work for an organization may have come by invitation; administrators may suspend anybody.
alter table person drop constraint person_account_type_check;
alter table person add constraint person_account_type_check check (account_type in ('landlord', 'resident', 'member'));
alter table person add column suspended_at timestamptz;
alter table person add column suspended_by uuid;
alter table person add column suspension_reason text;
alter table person add constraint suspension_has_a_reason
  check ((suspended_at is null) = (suspension_reason is null) and (suspended_at is null) = (suspended_by is null));

-- An administrator's new organization has no owner until the invitation is accepted.
alter table organization alter column owner_id drop not null;
alter table organization add column slug text unique check (slug ~ '^[a-z0-9][a-z0-9-]*$');
alter table organization add column plan text not null default 'starter' check (plan in ('starter', 'growth', 'enterprise'));
alter table organization add column status text not null default 'trial'
  check (status in ('trial', 'active', 'suspended', 'cancelled'));
alter table organization add column status_reason text;
alter table organization add column trial_ends_at timestamptz;
alter table organization add column current_period_start timestamptz;
alter table organization add column current_period_end timestamptz;
alter table organization add column billing_email text check (billing_email = lower(billing_email));
alter table organization add column billing_address jsonb;
alter table organization add column gst_number text;
-- encrypted with the organization's id as context; never readable in the database
alter table organization add column pan bytea;
alter table organization add column settings jsonb not null default '{}';
alter table organization add column updated_at timestamptz;
alter table organization add column deleted_at timestamptz;

-- Plans it has had, one line each; the one without an end is the current one.
create table subscription_history (
  id uuid primary key,
  org_id uuid not null references organization,
  plan text not null check (plan in ('starter', 'growth', 'enterprise')),
  price_amount numeric(19,4) not null check (price_amount >= 0),
  currency char(3) not null,
  status text not null check (status in ('trial', 'active', 'cancelled', 'expired')),
  started_at timestamptz not null,
  ended_at timestamptz check (ended_at >= started_at)
);
-- an organization has one plan at a time, whoever writes
create unique index one_current_subscription on subscription_history (org_id) where ended_at is null;
create index subscription_of_org on subscription_history (org_id, started_at);
select isolate('subscription_history');

-- Whoever writes an organization down gives it a name for addresses and its trial: 14 days.
create function organization_begins() returns trigger language plpgsql as $$
begin
  new.slug := coalesce(new.slug,
    trim(both '-' from left(coalesce(nullif(trim(both '-' from
      regexp_replace(lower(new.name), '[^a-z0-9]+', '-', 'g')), ''), 'organization'), 80))
    || '-' || right(new.org_id::text, 8));
  new.trial_ends_at := coalesce(new.trial_ends_at, new.created_at + interval '14 days');
  new.updated_at := coalesce(new.updated_at, new.created_at);
  return new;
end $$;
create trigger organization_begins before insert on organization for each row execute function organization_begins();

create function organization_is_on_trial() returns trigger language plpgsql as $$
begin
  insert into subscription_history (id, org_id, plan, price_amount, currency, status, started_at)
  values (gen_random_uuid(), new.org_id, new.plan, 0, 'INR', 'trial', new.created_at);
  return null;
end $$;
create trigger organization_is_on_trial after insert on organization for each row execute function organization_is_on_trial();

-- What was there before gets the same.
update organization set
  slug = trim(both '-' from left(coalesce(nullif(trim(both '-' from
      regexp_replace(lower(name), '[^a-z0-9]+', '-', 'g')), ''), 'organization'), 80)) || '-' || right(org_id::text, 8),
  trial_ends_at = created_at + interval '14 days', updated_at = created_at;
insert into subscription_history (id, org_id, plan, price_amount, currency, status, started_at)
  select gen_random_uuid(), org_id, plan, 0, 'INR', 'trial', created_at from organization;
alter table organization alter column slug set not null;
alter table organization alter column trial_ends_at set not null;
alter table organization alter column updated_at set not null;
create index organization_list on organization (status, plan) where deleted_at is null;

-- A person works for one organization at a time.
alter table membership add constraint person_works_for_one_organization unique (person_id);
drop index membership_of_person;
alter table membership add column invited_by uuid;

-- An organization keeps an owner. Its row is locked first, so that of two owners who leave at once one must stay.
create function organization_keeps_an_owner() returns trigger language plpgsql as $$
begin
  perform from organization where org_id = old.org_id for update;
  if exists (select from organization where org_id = old.org_id and deleted_at is null)
     and not exists (select from membership where org_id = old.org_id and role = 'owner') then
    raise exception 'An organization keeps an owner'
      using errcode = 'check_violation', constraint = 'organization_keeps_an_owner';
  end if;
  return null;
end $$;
create trigger organization_keeps_an_owner after update of role or delete on membership
  for each row when (old.role = 'owner') execute function organization_keeps_an_owner();
