package io.tenantry.simulation.payment;

import java.util.UUID;

/**
 * Work outside.
 *
 * @param webhook the event, for {@link Kind#WEBHOOK}
 */
record OutboundTask(Kind kind, UUID subject, int webhook, long due, int attempts) {
  private static final long TAKEN_FOR = 120_000;
  private static final long LONGEST_PAUSE = 3_600;

  enum Kind {
    PAGE,
    CHARGE,
    REFUND,
    WEBHOOK
  }

  record Key(Kind kind, UUID subject, int webhook) {}

  Key key() {
    return new Key(kind, subject, webhook);
  }

  OutboundTask taken(long now) {
    return new OutboundTask(kind, subject, webhook, now + TAKEN_FOR, attempts + 1);
  }

  OutboundTask again(long now) {
    long pause = Math.min(1L << Math.min(attempts, 12), LONGEST_PAUSE);
    return new OutboundTask(kind, subject, webhook, now + pause * 1_000, attempts);
  }

  OutboundTask notAfter(long other) {
    return new OutboundTask(kind, subject, webhook, Math.min(due, other), attempts);
  }

  boolean repeated() {
    return attempts > 1;
  }
}
