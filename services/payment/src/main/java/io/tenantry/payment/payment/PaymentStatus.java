package io.tenantry.payment.payment;

import java.util.Map;
import java.util.Set;

/** States of an attempt to pay. UNKNOWN is a state: the provider did not say what it did. */
public enum PaymentStatus {
  INIT("pending"),
  PENDING("pending"),
  UNKNOWN("pending"),
  SUCCEEDED("completed"),
  FAILED("failed"),
  REFUNDED("refunded");

  private static final Map<PaymentStatus, Set<PaymentStatus>> MOVES =
      Map.of(
          INIT, Set.of(PENDING, UNKNOWN, SUCCEEDED, FAILED),
          PENDING, Set.of(SUCCEEDED, FAILED),
          UNKNOWN, Set.of(PENDING, SUCCEEDED, FAILED),
          // another card on the same page
          FAILED, Set.of(PENDING, SUCCEEDED),
          SUCCEEDED, Set.of(REFUNDED),
          REFUNDED, Set.of());

  private final String shown;

  PaymentStatus(String shown) {
    this.shown = shown;
  }

  /** As clients see it. */
  String shown() {
    return shown;
  }

  /** The states that may follow. */
  public Set<PaymentStatus> moves() {
    return MOVES.get(this);
  }

  /** True while its outcome is open. */
  public boolean undecided() {
    return this == INIT || this == PENDING || this == UNKNOWN;
  }

  boolean mayBecome(PaymentStatus next) {
    return moves().contains(next);
  }

  /** Moves on, or fails loudly. */
  public PaymentStatus to(PaymentStatus next) {
    if (!mayBecome(next)) {
      throw new IllegalStateException("A payment cannot move from " + this + " to " + next);
    }
    return next;
  }
}
