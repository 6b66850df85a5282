package io.tenantry.booking.booking;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * Request to book.
 *
 * @param quantity units; 1 when not said, and no more than one person may hold
 * @param leaseMonths how long they want to stay; 11 when not said
 */
public record BookingWish(
    @NotNull UUID listingId,
    @Min(1) @Max(HoldLimits.MOST_UNITS) Integer quantity,
    @NotNull LocalDate moveInDate,
    @Min(1) @Max(60) Integer leaseMonths) {
  private static final int USUAL_MONTHS = 11;

  public BookingWish {
    quantity = Optional.ofNullable(quantity).orElse(1);
    leaseMonths = Optional.ofNullable(leaseMonths).orElse(USUAL_MONTHS);
  }
}
