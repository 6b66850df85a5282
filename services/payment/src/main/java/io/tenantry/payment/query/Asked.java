package io.tenantry.payment.query;

import io.tenantry.platform.web.Problems;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ValueRange;
import java.util.Optional;
import java.util.UUID;

/** Reads what stands in an address after the question mark; what cannot be read is named. */
public final class Asked {
  private static final ValueRange YEARS = ValueRange.of(1900, 2200);

  private Asked() {}

  /** A day such as 2027-03-15. */
  public static Optional<LocalDate> day(String name, String text) {
    return given(text).map(value -> day(value).orElseThrow(() -> noDay(name)));
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text)).filter(day -> YEARS.isValidIntValue(day.getYear()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static RuntimeException noDay(String name) {
    return Problems.invalid(name, "must be a day such as 2027-03-15");
  }

  /** An id. */
  public static Optional<UUID> id(String name, String text) {
    try {
      return given(text).map(UUID::fromString);
    } catch (IllegalArgumentException e) {
      throw Problems.invalid(name, "must be an id");
    }
  }

  private static Optional<String> given(String text) {
    return Optional.ofNullable(text).filter(value -> !value.isBlank());
  }
}
