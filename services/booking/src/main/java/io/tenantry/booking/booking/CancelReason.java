package io.tenantry.booking.booking;

import java.util.Locale;
import java.util.UUID;

/** Reasons for the end of a hold or booking. */
public enum CancelReason {
  EXPIRED,
  BY_RESIDENT,
  BY_LANDLORD;

  static CancelReason of(String column) {
    return valueOf(column.toUpperCase(Locale.ROOT));
  }

  /** Returns the reason of an end that this person requests. */
  public static CancelReason by(UUID person, Booking booking) {
    return booking.residentId().equals(person) ? BY_RESIDENT : BY_LANDLORD;
  }

  /** As it stands in the database, in events and in JSON. */
  String column() {
    return name().toLowerCase(Locale.ROOT);
  }
}
