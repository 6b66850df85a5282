-- A search that could not be asked holds up no other: it is asked again later, each time after a longer while.
alter table saved_search add column failures int not null default 0;
alter table saved_search add column retry_at timestamptz;
