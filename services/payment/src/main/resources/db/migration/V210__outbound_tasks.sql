-- Errands are the platform's outbound tasks now; what waits is taken along.
insert into outbound_task (id, kind, subject, due_at, waiting_since, attempts, last_error, created_at)
select id, kind, subject, due_at, least(due_at, now()), attempts, last_error, created_at from errand;
drop table errand;

-- What a provider told is kept for a while after it had its effect.
create index gateway_event_processed on gateway_event (processed_at) where processed_at is not null;
