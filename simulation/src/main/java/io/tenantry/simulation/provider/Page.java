package io.tenantry.simulation.provider;

import java.util.Optional;
import java.util.UUID;

/** A page on which somebody can pay. */
public final class Page {
  private final String session;
  private final UUID payment;
  private final long minorUnits;
  private Optional<Intent> paid = Optional.empty();
  private boolean expired;

  Page(String session, UUID payment, long minorUnits) {
    this.session = session;
    this.payment = payment;
    this.minorUnits = minorUnits;
  }

  /** The provider's name of it. */
  public String session() {
    return session;
  }

  UUID payment() {
    return payment;
  }

  long minorUnits() {
    return minorUnits;
  }

  boolean isOpen() {
    return paid.isEmpty() && !expired;
  }

  Optional<Intent> paid() {
    return paid;
  }

  void pay(Intent intent) {
    paid = Optional.of(intent);
  }

  void expire() {
    expired = true;
  }
}
