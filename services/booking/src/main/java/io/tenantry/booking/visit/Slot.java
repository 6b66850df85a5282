package io.tenantry.booking.visit;

import io.tenantry.platform.time.PropertyDay;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A time at which a listing can be seen.
 *
 * @param seatsLeft how many more people can come
 */
record Slot(Instant startsAt, Instant endsAt, int seatsLeft) {
  boolean overlaps(Instant from, Instant to) {
    return startsAt.isBefore(to) && from.isBefore(endsAt);
  }

  LocalDate day(VisitRules rules) {
    return PropertyDay.at(startsAt, rules.zone());
  }
}
