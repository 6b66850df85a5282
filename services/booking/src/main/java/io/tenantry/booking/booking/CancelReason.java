package io.tenantry.booking.booking;

import java.util.Locale;
import java.util.UUID;

/** Why a hold or booking ended. */
public enum CancelReason {
  EXPIRED,
  BY_RESIDENT,
  BY_LANDLORD;

  static CancelReason of(String column) {
    return valueOf(column.toUpperCase(Locale.ROOT));
  }

  /** Why it ends when this person wishes it. */
  public static CancelReason by(UUID person, Booking booking) {
    return booking.residentId().equals(person) ? BY_RESIDENT : BY_LANDLORD;
  }

  /** As it stands in the database, in events and in JSON. */
  String column() {
    return name().toLowerCase(Locale.ROOT);
  }
}
