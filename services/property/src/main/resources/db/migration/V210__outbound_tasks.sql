-- Imports are worked on by outbound tasks now; those that are open are taken along.
insert into outbound_task (id, kind, subject, attempts, failures, created_at)
select gen_random_uuid(), 'import-portfolio', id, attempts, attempts, created_at
from portfolio_import where status in ('queued', 'running');
drop index portfolio_import_open;
alter table portfolio_import drop column attempts, drop column seen_at;
