#!/bin/sh
# Demands compatible schemas, then registers an outbox connector per database of fleet.csv, each when its service has made its tables.
set -eu
until curl -fs "$SCHEMA_REGISTRY_URL/apis/registry/v3/admin/rules" > /dev/null; do sleep 2; done
curl -s -X POST -H 'Content-Type: application/json' -d '{"ruleType":"COMPATIBILITY","config":"BACKWARD"}' \
  "$SCHEMA_REGISTRY_URL/apis/registry/v3/admin/rules" > /dev/null
until curl -fs "$CONNECT_URL/connectors" > /dev/null; do sleep 2; done
grep -v -e '^#' -e '^name,' "${FLEET:-/fleet.csv}" | while IFS=, read -r name port db millis _; do
  [ -n "$millis" ] || continue
  until curl -fs "http://$name:$port/q/health/ready" > /dev/null; do sleep 2; done
  sed -e "s/@DATABASE@/$db/g; s/@HOST@/$DB_HOST/; s/@PORT@/$DB_PORT/; s/@USER@/cdc/; s/@PASSWORD@/$CDC_PASSWORD/; s/@POLL_MILLIS@/$millis/" \
    "${CONNECTOR:-/outbox-connector.json}" |
    curl -fs --retry 10 --retry-all-errors -X PUT -H 'Content-Type: application/json' -d @- "$CONNECT_URL/connectors/$db-outbox/config" > /dev/null
done
