-- Where a listing is, for the time that counts there and for who has to find it.
alter table availability add column country text, add column place text;

-- Who works for which organization, as accounts tell: only they show its listings.
create table visit_member (
  org_id uuid not null,
  person_id uuid not null,
  primary key (org_id, person_id)
);
select isolate('visit_member', 'person_id');
select forget_erased('visit_member', 'person_id');

-- When and how a listing is shown; one that has none is shown at the usual hours.
create table visit_schedule (
  listing_id uuid primary key references availability,
  org_id uuid not null,
  rules jsonb not null,
  agent_id uuid
);
select isolate('visit_schedule');

-- A slot that somebody has a place in; gone when the last one leaves.
create table visit_session (
  listing_id uuid not null references availability,
  starts_at timestamptz not null,
  -- first of all constraints, so that who comes at the same moment finds this session and not a conflict
  primary key (listing_id, starts_at),
  ends_at timestamptz not null,
  org_id uuid not null,
  agent_id uuid,
  -- with the time kept free afterwards
  busy tstzrange not null,
  -- in the time of the property
  day date not null,
  seats int not null check (seats > 0),
  seats_left int not null,
  -- BOOK-08: never below zero, never above what there is
  constraint seats_are_there check (seats_left between 0 and seats),
  constraint listing_is_shown_once_at_a_time exclude using gist (listing_id with =, busy with &&),
  constraint agent_is_at_one_place exclude using gist (agent_id with =, busy with &&)
);
create index visit_session_of_day on visit_session (listing_id, day);
select isolate('visit_session');

-- How many sessions a listing has on a day, and how many it may have (MKT-31).
create table visit_day (
  listing_id uuid not null references availability,
  day date not null,
  org_id uuid not null,
  sessions int not null,
  most int not null,
  primary key (listing_id, day),
  constraint visit_day_is_full check (sessions between 0 and most)
);
select isolate('visit_day');

alter table visit
  drop constraint visit_slot_is_free,
  drop constraint visit_status_check,
  add constraint visit_status_check check (
    status in ('scheduled', 'confirmed', 'in_progress', 'completed', 'no_show', 'cancelled')),
  add column kind text not null default 'guided' check (kind in ('guided', 'self_guided', 'virtual')),
  add column agent_id uuid,
  add column time_zone text not null default 'UTC',
  add column place text not null default '',
  add column sequence int not null default 0,
  add column changed_at timestamptz,
  add column reminded_24h boolean not null default false,
  add column reminded_2h boolean not null default false,
  add column reminded_30m boolean not null default false,
  -- when the visitor is here; null when the visit is over or off, and for visits from before this was kept
  add column occupies tstzrange,
  add constraint person_is_at_one_place exclude using gist (resident_id with =, occupies with &&);
create index visit_of_agent on visit (agent_id, starts_at) where agent_id is not null;
create index visit_of_listing on visit (listing_id, starts_at);
create index visit_to_come on visit (starts_at) where status in ('scheduled', 'confirmed');

-- What took place before anybody noted it.
update visit set status = 'completed' where status = 'scheduled' and ends_at < now();
update visit set changed_at = created_at,
  reminded_24h = starts_at < now() + interval '24 hours',
  reminded_2h = starts_at < now() + interval '2 hours',
  reminded_30m = starts_at < now() + interval '30 minutes';
alter table visit alter column changed_at set not null;
insert into visit_session (listing_id, starts_at, ends_at, org_id, busy, day, seats, seats_left)
select listing_id, starts_at, ends_at, org_id, tstzrange(starts_at, ends_at), (starts_at at time zone 'UTC')::date, 1, 0
from visit where status = 'scheduled';
insert into visit_day (listing_id, day, org_id, sessions, most)
select listing_id, day, org_id, count(*), greatest(count(*), 16) from visit_session group by listing_id, day, org_id;

-- A calendar that a person subscribes to. Who has the token reads it, so only its hash is kept.
create table visit_feed (
  person_id uuid primary key,
  token_hash bytea not null unique,
  works_for uuid,
  created_at timestamptz not null
);
alter table visit_feed enable row level security;
create policy own on visit_feed using (
  current_setting('app.scope', true) = 'service' or person_id = current_person());

-- One after the other, always in this order: then nobody waits for somebody who waits for them. What may be is said by the
-- constraints above, not by these locks.
create function queue_for_visits(listing uuid, agent uuid, visitor uuid) returns void
language sql set search_path = pg_catalog, public as $$
  select pg_advisory_xact_lock(hashtextextended('visits of ' || listing, 0));
  select pg_advisory_xact_lock(hashtextextended('visits by ' || agent, 0)) where agent is not null;
  select pg_advisory_xact_lock(hashtextextended('visits for ' || visitor, 0)) where visitor is not null;
$$;

-- Takes a place in the name of whoever comes, in a session that is there or a new one. Nothing is returned when it is full.
-- Runs as the owner because a visitor has no rights on an organization's rows.
create function take_seat(listing uuid, session_start timestamptz, session_end timestamptz, busy_until timestamptz,
  local_day date, places int, most_a_day int, who_shows uuid, visitor uuid)
returns table (agent uuid) language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  taken record;
begin
  perform queue_for_visits(listing, who_shows, visitor);
  insert into visit_session as s
    (listing_id, starts_at, ends_at, org_id, agent_id, busy, day, seats, seats_left)
  select a.listing_id, session_start, session_end, a.org_id, who_shows, tstzrange(session_start, busy_until), local_day,
    places, places - 1
  from availability a where a.listing_id = listing and a.status = 'published'
  on conflict (listing_id, starts_at) do update set seats_left = s.seats_left - 1
    where s.seats_left > 0 and s.ends_at = excluded.ends_at
  returning s.agent_id, s.org_id, s.xmax = 0 as is_new into taken;
  if not found then
    return;
  end if;
  if taken.is_new then
    insert into visit_day as d (listing_id, day, org_id, sessions, most)
    values (listing, local_day, taken.org_id, 1, most_a_day)
    on conflict (listing_id, day) do update set sessions = d.sessions + 1, most = excluded.most;
  end if;
  return query select taken.agent_id;
end $$;

-- Gives a place back.
create function free_seat(listing uuid, session_start timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  emptied date;
begin
  perform queue_for_visits(listing, null, null);
  delete from visit_session s
  where s.listing_id = listing and s.starts_at = session_start and s.seats_left = s.seats - 1
  returning s.day into emptied;
  if found then
    update visit_day d set sessions = d.sessions - 1 where d.listing_id = listing and d.day = emptied;
  else
    update visit_session s set seats_left = s.seats_left + 1
    where s.listing_id = listing and s.starts_at = session_start;
  end if;
end $$;
