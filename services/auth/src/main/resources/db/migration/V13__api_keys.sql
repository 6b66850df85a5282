-- Keys for integrations. The secret is shown once; here is its hash. Keycloak has a technical user for each, whose tokens
-- name the key's permissions.
create table api_key (
  id uuid primary key,
  org_id uuid not null references organization,
  name text not null,
  permissions text[] not null check (cardinality(permissions) > 0),
  secret_hash bytea not null,
  -- empty when Keycloak has forgotten a revoked key
  keycloak_user uuid,
  created_by uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index api_key_of_org on api_key (org_id, id desc) where revoked_at is null;
create index api_key_of_maker on api_key (created_by) where revoked_at is null;
create index api_key_to_forget on api_key (revoked_at) where revoked_at is not null and keycloak_user is not null;
select isolate('api_key');
