package io.tenantry.booking.booking;

import io.tenantry.booking.availability.Offer;
import io.tenantry.platform.time.PropertyDay;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The line between a booking and a home (docs/adr/0060). Until the end of the move-in day a booking
 * may be cancelled, and its lease was never lived by; from then on the lease alone says when it
 * ends.
 */
final class MoveIn {
  private MoveIn() {}

  /**
   * Returns whether somebody lives by the booking: it stands, and its move-in day is over there.
   */
  static boolean isOver(Booking booking, Offer offer, Instant now) {
    return booking.course().status() == BookingStatus.CONFIRMED
        && today(offer, now).isAfter(booking.moveInDate());
  }

  private static LocalDate today(Offer offer, Instant now) {
    return PropertyDay.at(now, offer.location().zone(now));
  }
}
