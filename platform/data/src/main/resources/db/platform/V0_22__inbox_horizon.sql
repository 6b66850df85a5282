-- Events keep their history for ever and the inbox does not: what it forgets is remembered by the newest id it forgot. Ids of events
-- grow with time (UUIDv7), so an event up to that id that comes again, because a group was reset or its offsets were lost, had its effect.
alter table inbox add column topic text;
create table inbox_horizon (
  consumer text not null,
  topic text not null,
  last_id uuid not null,
  primary key (consumer, topic)
);
