-- Outbox: a row is written in the business transaction, read by Debezium from the WAL, and gone at once. The slot that
-- reads it exists before the first row (see docs/adr), so nothing is lost and there is nothing to clean.
create table outbox (
  id uuid primary key,
  topic text not null,
  key text not null,
  type text not null,
  source text not null,
  subject text not null,
  time text not null,
  org text not null,
  traceparent text not null,
  payload bytea
);
create function outbox_row_is_in_the_wal() returns trigger language plpgsql as $$
begin
  delete from outbox where id = new.id;
  return null;
end $$;
create trigger delete_after_insert after insert on outbox for each row execute function outbox_row_is_in_the_wal();
create publication outbox for table outbox with (publish = 'insert');

-- Inbox: which events have had their effect here. A redelivery finds its id and does nothing.
create table inbox (
  consumer text not null,
  event_id uuid not null,
  received_at timestamptz not null default now(),
  primary key (consumer, event_id)
);
create index inbox_age on inbox (received_at);
