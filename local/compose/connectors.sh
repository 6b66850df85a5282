#!/bin/sh
# Demands compatible schemas, then registers an outbox connector per database; waits for both servers.
set -eu
until curl -fs "$SCHEMA_REGISTRY_URL/apis/registry/v3/admin/rules" > /dev/null; do sleep 2; done
curl -s -X POST -H 'Content-Type: application/json' -d '{"ruleType":"COMPATIBILITY","config":"BACKWARD"}' \
  "$SCHEMA_REGISTRY_URL/apis/registry/v3/admin/rules" > /dev/null
until curl -fs "$CONNECT_URL/connectors" > /dev/null; do sleep 2; done
for db in auth property booking payment lease rent notification search; do
  case $db in booking | payment) millis=20 ;; *) millis=50 ;; esac
  sed -e "s/@DATABASE@/$db/g; s/@HOST@/$DB_HOST/; s/@PORT@/$DB_PORT/; s/@USER@/cdc/; s/@PASSWORD@/$CDC_PASSWORD/; s/@POLL_MILLIS@/$millis/" \
    /outbox-connector.json > /tmp/connector.json
  curl -fs --retry 10 --retry-all-errors -X PUT -H 'Content-Type: application/json' -d @/tmp/connector.json \
    "$CONNECT_URL/connectors/$db-outbox/config" > /dev/null
done
