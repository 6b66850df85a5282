-- E-mails are sent by outbound tasks now; what waits is taken along. What was sent stays, as it is shown to people.
insert into outbound_task (id, kind, subject, due_at, waiting_since, attempts, failures, last_error, created_at)
select gen_random_uuid(), case when type = 'search.listing_matched' then 'send-alert' else 'send-email' end, id,
  next_attempt_at, queued_at, attempts, attempts, last_error, queued_at
from email where state = 'queued';
drop index email_to_send;
alter table email drop column attempts, drop column next_attempt_at;

-- those that wait for their receiver's address
create index email_queued_of_person on email (person_id) where state = 'queued';
