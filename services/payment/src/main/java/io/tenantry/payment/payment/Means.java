package io.tenantry.payment.payment;

import java.util.Locale;

/** How money comes. */
enum Means {
  /** Through a provider. */
  ONLINE,
  CASH,
  CHEQUE,
  BANK_TRANSFER,
  UPI;

  /** As it stands in the database and in events. */
  String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it leaves a reference at a bank. */
  boolean hasReference() {
    return this == BANK_TRANSFER || this == UPI;
  }
}
