package io.tenantry.platform.events;

import io.smallrye.common.annotation.Blocking;
import io.tenantry.contracts.platform.ClockMoved;
import io.tenantry.platform.time.PlatformClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Follows the platform's clock (topic {@code platform.clock.v1}): read from its beginning at each
 * start, so that every instance of every service lives in the same time. Off in production: the
 * channel is enabled by {@code CLOCK_ADJUSTABLE} only.
 */
@ApplicationScoped
public class ClockEvents {
  private static final Logger LOG = Logger.getLogger(ClockEvents.class);
  private final EventCodec codec;
  private final PlatformClock clock;

  ClockEvents(EventCodec codec, PlatformClock clock) {
    this.codec = codec;
    this.clock = clock;
  }

  @Incoming("clock")
  @Blocking
  void follow(ConsumerRecord<String, byte[]> message) {
    if (codec.decode(message.topic(), message.value()) instanceof ClockMoved moved) {
      clock.shiftBy(Duration.ofMillis(moved.getOffsetMillis()));
      LOG.infof("The platform's clock is now %s", clock.instant());
    }
  }
}
