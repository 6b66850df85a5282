package io.tenantry.booking.booking;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.Set;

/**
 * PENDING is the only state that holds units before payment, CONFIRMED the only one after (rules.md
 * §2.2). In JSON, events and the database in capitals, as clients know them.
 */
public enum BookingStatus {
  @JsonProperty("PENDING")
  PENDING,
  @JsonProperty("CONFIRMED")
  CONFIRMED,
  @JsonProperty("CANCELLED")
  CANCELLED,
  @JsonProperty("REFUNDED")
  REFUNDED;

  private static final Map<BookingStatus, Set<BookingStatus>> MOVES =
      Map.of(
          PENDING, Set.of(CONFIRMED, CANCELLED),
          // money that came late: units are taken again, or it is given back
          CANCELLED, Set.of(CONFIRMED, REFUNDED),
          CONFIRMED, Set.of(CANCELLED),
          REFUNDED, Set.of());

  /** The states that may follow. */
  public Set<BookingStatus> moves() {
    return MOVES.get(this);
  }

  /** True when its units are out of availability. */
  public boolean holdsUnits() {
    return this == PENDING || this == CONFIRMED;
  }

  /** Moves on, or fails loudly. */
  BookingStatus to(BookingStatus next) {
    if (!moves().contains(next)) {
      throw new IllegalStateException("A booking cannot move from " + this + " to " + next);
    }
    return next;
  }
}
