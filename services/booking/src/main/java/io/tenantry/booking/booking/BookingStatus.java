package io.tenantry.booking.booking;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.tenantry.platform.data.Moves;
import io.tenantry.platform.data.State;

/**
 * PENDING is the only state that holds units before payment, CONFIRMED the only one after (rules.md
 * §2.2). In JSON, events and the database in capitals, as clients know them.
 */
public enum BookingStatus implements State<BookingStatus> {
  @JsonProperty("PENDING")
  PENDING,
  @JsonProperty("CONFIRMED")
  CONFIRMED,
  @JsonProperty("CANCELLED")
  CANCELLED,
  @JsonProperty("REFUNDED")
  REFUNDED;

  private static final Moves<BookingStatus> MOVES =
      Moves.of("booking", BookingStatus.class)
          .inCapitals()
          .from(PENDING)
          .to(CONFIRMED, CANCELLED)
          // money that came late: units are taken again, or it is given back
          .from(CANCELLED)
          .to(CONFIRMED, REFUNDED)
          .from(CONFIRMED)
          // refunded at once: the money was given back at the provider, without asking us
          .to(CANCELLED, REFUNDED);

  @Override
  public Moves<BookingStatus> moves() {
    return MOVES;
  }

  /** True when its units are out of availability. */
  public boolean holdsUnits() {
    return this == PENDING || this == CONFIRMED;
  }
}
