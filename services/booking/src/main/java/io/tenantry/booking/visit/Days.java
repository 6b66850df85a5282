package io.tenantry.booking.visit;

import io.tenantry.platform.web.Problems;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Days as query parameters name them. */
final class Days {
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 9999;

  private Days() {}

  static Optional<LocalDate> parse(String parameter, String text) {
    try {
      return Optional.ofNullable(text)
          .filter(given -> !given.isBlank())
          .map(LocalDate::parse)
          .map(day -> ofOurTime(parameter, day));
    } catch (DateTimeParseException e) {
      throw unreadable(parameter);
    }
  }

  private static LocalDate ofOurTime(String parameter, LocalDate day) {
    if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
      throw unreadable(parameter);
    }
    return day;
  }

  private static RuntimeException unreadable(String parameter) {
    return Problems.unreadable(parameter + " must be a date such as 2027-01-31.");
  }
}
