-- What is to be done in Keycloak waits as an outbound task now; what waits is taken along.
insert into outbound_task (id, kind, subject, arguments, waiting_since, created_at)
select gen_random_uuid(), 'align-identity', person_id,
  case when ends_sessions then '{"endsSessions": true}'::jsonb else '{}' end
    || case when moderates then '{"moderates": true}'::jsonb else '{}' end,
  requested_at, requested_at
from identity_alignment;
drop table identity_alignment;

insert into outbound_task (id, kind, subject, arguments, due_at, waiting_since, created_at)
select id, 'end-sessions', id, jsonb_build_object('person', person_id), next_attempt_at, ordered_at, ordered_at
from session_ending;
drop table session_ending;

-- users of revoked keys that Keycloak has not forgotten yet, and of keys made when their password followed from the key
insert into outbound_task (id, kind, subject)
select gen_random_uuid(), 'delete-key-user', keycloak_user from api_key
where revoked_at is not null and keycloak_user is not null
on conflict do nothing;
insert into outbound_task (id, kind, subject)
select gen_random_uuid(), 'renew-key-sign-in', id from api_key
where keycloak_user is not null and sealed_sign_in is null;
drop index api_key_to_forget;

-- the table stays: it has the address, which a task must not
insert into outbound_task (id, kind, subject, waiting_since, created_at)
select gen_random_uuid(), 'send-password-link', id, requested_at, requested_at from forgotten_password;
drop index forgotten_password_by_time;

insert into outbound_task (id, kind, subject, waiting_since)
select gen_random_uuid(), 'close-account', id, asked_at from erasure where status = 'CLOSING';
