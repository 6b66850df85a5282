#!/usr/bin/env bash
# Runs once, when the database volume is new: a database, an owner and a service role each, and a slot where events start.
set -eu
sql() { psql -v ON_ERROR_STOP=1 -qAt -U postgres "$@"; }

sql -c "create role cdc login replication password '$CDC_PASSWORD'"
while IFS=, read -r _ _ db outbox_millis _ <&3; do
  [ -n "$db" ] || continue
  sql -c "create role ${db}_owner login password '$DB_OWNER_PASSWORD'"
  sql -c "create role $db login password '$DB_PASSWORD'"
  sql -c "create database $db owner ${db}_owner"
  sql -c "revoke all on database $db from public"
  sql -d "$db" <<SQL
create extension if not exists btree_gist;
create extension if not exists pg_trgm;
create extension if not exists citext;
grant connect on database $db to $db, cdc;
grant usage on schema public to $db, cdc;
alter default privileges for role ${db}_owner grant select, insert, update, delete on tables to $db;
alter default privileges for role ${db}_owner grant usage, select on sequences to $db;
alter default privileges for role ${db}_owner grant usage on schemas to $db;
alter default privileges for role ${db}_owner grant select on tables to cdc;
SQL
  [ -z "$outbox_millis" ] || sql -d "$db" -c "select pg_create_logical_replication_slot('${db}_outbox', 'pgoutput')"
done 3< <(grep -v -e '^#' -e '^name,' "${FLEET:-/fleet.csv}"; printf '%s\n' ,,keycloak,, ,,registry,,)
