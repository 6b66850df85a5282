package io.tenantry.booking.visit;

import io.tenantry.platform.web.BoundedInput;
import io.tenantry.platform.web.Problems;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** Days as query parameters name them. */
final class Days {
  private Days() {}

  static Optional<LocalDate> parse(String parameter, String text) {
    try {
      return Optional.ofNullable(text).filter(given -> !given.isBlank()).map(BoundedInput::day);
    } catch (DateTimeException e) {
      throw unreadable(parameter);
    }
  }

  private static RuntimeException unreadable(String parameter) {
    return Problems.unreadable(parameter + " must be a date such as 2027-01-31.");
  }
}
