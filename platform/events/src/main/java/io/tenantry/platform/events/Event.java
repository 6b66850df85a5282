package io.tenantry.platform.events;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

/**
 * An event from Kafka: CloudEvents attributes and the contract's record.
 *
 * @param subject the aggregate it is about, the record's key
 * @param time business time of the fact
 * @param body one of the records of {@code contracts/avro}
 */
public record Event(
    UUID id,
    String type,
    String source,
    String subject,
    Instant time,
    Optional<UUID> organization,
    SpecificRecord body) {}
