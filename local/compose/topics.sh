#!/usr/bin/env bash
# Makes the topics that are missing.
set -eu
topic() {
  /opt/kafka/bin/kafka-topics.sh --bootstrap-server "$KAFKA_BOOTSTRAP_SERVERS" --create --if-not-exists \
    --replication-factor 1 --topic "$1" --partitions "$2" "${@:3}"
}
for context in auth property booking payment lease rent search; do topic "$context.events.v1" 4 --config retention.ms=-1; done
topic audit.events.v1 4 --config retention.ms=-1
topic auth.organizations.v1 4 --config cleanup.policy=compact
topic lease.leases.v1 4 --config cleanup.policy=compact
topic property.listings.v1 4 --config cleanup.policy=compact
topic rent.contracts.v1 4 --config cleanup.policy=compact
topic auth.people.v1 4 --config cleanup.policy=compact --config min.cleanable.dirty.ratio=0.01 --config max.compaction.lag.ms=86400000 --config delete.retention.ms=604800000
topic auth.mails.v1 4 --config retention.ms=86400000 --config segment.ms=3600000
topic platform.clock.v1 1 --config cleanup.policy=compact
topic privacy.requests.v1 4
topic privacy.answers.v1 4 --config retention.ms=604800000
for service in auth property booking payment lease rent notification search search-indexer; do topic "$service.dead-letters.v1" 1; done
