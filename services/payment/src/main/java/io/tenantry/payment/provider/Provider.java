package io.tenantry.payment.provider;

import java.util.Locale;

/** Payment providers. */
public enum Provider {
  STRIPE,
  RAZORPAY,
  /** Nobody: the organization took the money itself. */
  MANUAL;

  /** As it stands in the database, in events and in JSON. */
  public String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads it back. */
  public static Provider of(String column) {
    return valueOf(column.toUpperCase(Locale.ROOT));
  }
}
