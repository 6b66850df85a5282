-- When a listing last became worth telling: published, cheaper, or to be had again.
alter table listing_document add column news_at timestamptz;

-- How far the build has come.
alter table rebuild
  add column phase text not null default 'replaying' check (phase in ('replaying', 'copying')),
  add column done bigint not null default 0,
  add column expected bigint not null default 0;

-- Dead letters that were handled after all. The topic keeps them; this is what is not to be shown again.
create table replayed_dead_letter (
  topic_partition int not null,
  topic_offset bigint not null,
  replayed_at timestamptz not null,
  primary key (topic_partition, topic_offset)
);
