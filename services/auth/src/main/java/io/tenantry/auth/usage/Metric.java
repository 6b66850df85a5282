package io.tenantry.auth.usage;

import java.util.Locale;

/** What is counted of an organization's use (RentFlow §2.2). */
enum Metric {
  /** How many there are at the end of a day. */
  BEDS,
  /** How many were issued on a day. */
  INVOICES,
  /** How many succeeded on a day. */
  PAYMENTS,
  /** How many were written on a day. */
  MESSAGES;

  String column() {
    return name().toLowerCase(Locale.ROOT);
  }
}
