package io.tenantry.payment.payable;

import java.util.Locale;

/** Types of payables. */
public enum PayableType {
  BOOKING,
  INVOICE;

  static PayableType of(String column) {
    return valueOf(column.toUpperCase(Locale.ROOT));
  }

  /** As it stands in the database, in events and in JSON. */
  public String column() {
    return name().toLowerCase(Locale.ROOT);
  }
}
