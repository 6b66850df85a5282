package io.tenantry.auth.clock;

import io.tenantry.contracts.platform.ClockMoved;
import java.util.UUID;

/** Events about the platform's clock. */
final class ClockFacts {
  private ClockFacts() {}

  static ClockMoved moved(long offsetMillis, UUID administrator) {
    return ClockMoved.newBuilder().setOffsetMillis(offsetMillis).setMovedBy(administrator).build();
  }
}
