#!/usr/bin/env bash
# Makes the topics of fleet.csv that are missing.
set -eu
PATH=$PATH:/opt/kafka/bin
topic() { # name[/partitions][;configuration=value]…
  IFS=';' read -ra parts <<< "$1"
  local name=${parts[0]%/*} partitions=4 options=()
  [[ ${parts[0]} == */* ]] && partitions=${parts[0]#*/}
  for configuration in "${parts[@]:1}"; do options+=(--config "$configuration"); done
  kafka-topics.sh --bootstrap-server "$KAFKA_BOOTSTRAP_SERVERS" --create --if-not-exists \
    --replication-factor 1 --topic "$name" --partitions "$partitions" "${options[@]}"
}
while IFS=, read -r name _ database _ _ _ topics <&3; do
  for topic in $topics ${database:+"$name.dead-letters.v1/1"}; do topic "$topic"; done
done 3< <(grep -v -e '^#' -e '^name,' "${FLEET:-/fleet.csv}")
