-- Whose rows a transaction may see. The service sets these for each transaction, from the verified token.
create function current_org() returns uuid language sql stable
  return nullif(current_setting('app.org_id', true), '')::uuid;

create function current_person() returns uuid language sql stable
  return nullif(current_setting('app.person_id', true), '')::uuid;

-- The service itself: events, scheduled work, public reads. Limited to one organization when one is set.
create function service_scope(org uuid) returns boolean language sql stable
  return current_setting('app.scope', true) = 'service' and coalesce(org = current_org() or current_org() is null, true);

-- Puts a table with org_id under row-level security: members see their organization's rows, and the person named by
-- person_column (a resident, say) sees their own.
create function isolate(table_name regclass, person_column text default null) returns void language plpgsql as $$
declare
  rule text := 'service_scope(org_id) or (current_setting(''app.scope'', true) = ''caller'' and (org_id = current_org()'
    || case when person_column is null then '' else format(' or %I = current_person()', person_column) end || '))';
begin
  execute format('alter table %s enable row level security', table_name);
  execute format('create policy isolation on %s using (%s) with check (%s)', table_name, rule, rule);
end $$;
revoke execute on function isolate from public;
