package io.tenantry.auth.usage;

import java.util.Locale;

/** Metrics of an organization's use (RentFlow §2.2). */
enum Metric {
  /** Number of beds at the end of a day. */
  BEDS,
  /** Number of invoices issued on a day. */
  INVOICES,
  /** Number of payments that succeeded on a day. */
  PAYMENTS,
  /** Number of messages written on a day. */
  MESSAGES;

  String column() {
    return name().toLowerCase(Locale.ROOT);
  }
}
