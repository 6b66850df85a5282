package io.tenantry.booking.booking;

import java.util.Locale;

/** Why a hold or booking ended. */
enum CancelReason {
  EXPIRED,
  BY_RESIDENT,
  BY_LANDLORD;

  static CancelReason of(String column) {
    return valueOf(column.toUpperCase(Locale.ROOT));
  }

  /** As it stands in the database, in events and in JSON. */
  String column() {
    return name().toLowerCase(Locale.ROOT);
  }
}
