package io.tenantry.stripesim.paymentintent;

import java.util.Arrays;
import java.util.Locale;

/** States of a payment intent, and the operations allowed in each. */
public enum IntentStatus {
  REQUIRES_PAYMENT_METHOD(true, true),
  REQUIRES_CONFIRMATION(true, true),
  REQUIRES_ACTION(false, true),
  SUCCEEDED(false, false),
  CANCELED(false, false);

  private final boolean confirmable;
  private final boolean cancelable;

  IntentStatus(boolean confirmable, boolean cancelable) {
    this.confirmable = confirmable;
    this.cancelable = cancelable;
  }

  /** From the wire. */
  public static IntentStatus of(String wire) {
    return Arrays.stream(values())
        .filter(status -> status.wire().equals(wire))
        .findFirst()
        .orElseThrow();
  }

  /** As the API writes it. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean confirmable() {
    return confirmable;
  }

  boolean cancelable() {
    return cancelable;
  }
}
