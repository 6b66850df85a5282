package io.tenantry.payment.payment;

import io.tenantry.platform.data.Moves;
import io.tenantry.platform.data.State;


/** States of an attempt to pay. UNKNOWN is a state: the provider did not say what it did. */
public enum PaymentStatus implements State<PaymentStatus> {
  INIT("pending"),
  PENDING("pending"),
  UNKNOWN("pending"),
  SUCCEEDED("completed"),
  FAILED("failed"),
  REFUNDED("refunded");

  private static final Moves<PaymentStatus> MOVES =
      Moves.of("payment", PaymentStatus.class)
          .inCapitals()
          .from(INIT)
          .to(PENDING, UNKNOWN, SUCCEEDED, FAILED)
          .from(PENDING)
          .to(SUCCEEDED, FAILED)
          .from(UNKNOWN)
          .to(PENDING, SUCCEEDED, FAILED)
          // another card on the same page
          .from(FAILED)
          .to(PENDING, SUCCEEDED)
          .from(SUCCEEDED)
          .to(REFUNDED);

  private final String shown;

  PaymentStatus(String shown) {
    this.shown = shown;
  }

  /** As clients see it. */
  String shown() {
    return shown;
  }

  @Override
  public Moves<PaymentStatus> moves() {
    return MOVES;
  }

  /** True while its outcome is open. */
  public boolean undecided() {
    return this == INIT || this == PENDING || this == UNKNOWN;
  }
}
