package io.tenantry.platform.testing;

import com.github.f4b6a3.uuid.UuidCreator;
import io.tenantry.platform.events.Event;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

/** Events as a consumer gets them, for handing to {@code Inbox.once}. */
public final class TestEvents {
  private TestEvents() {}

  /** An event with a new id; hand the same object over twice for a redelivery. */
  public static Event of(UUID subject, UUID organization, SpecificRecord body) {
    return new Event(
        UuidCreator.getTimeOrderedEpoch(),
        body.getSchema().getProp("event"),
        "/services/test",
        subject.toString(),
        Instant.EPOCH,
        Optional.of(organization),
        body);
  }

  /** Returns the end of a state: a record of the compacted topic without a value. */
  public static Event tombstone(UUID subject, String type) {
    return new Event(
        UuidCreator.getTimeOrderedEpoch(),
        type,
        "/services/test",
        subject.toString(),
        Instant.EPOCH,
        Optional.empty(),
        null);
  }
}
