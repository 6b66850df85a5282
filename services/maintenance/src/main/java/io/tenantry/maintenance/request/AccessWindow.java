package io.tenantry.maintenance.request;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.time.LocalTime;

/**
 * Time in which somebody may come in, by the clocks at the property.
 *
 * @param to later than {@code from}
 */
public record AccessWindow(@NotNull LocalDate day, @NotNull LocalTime from, @NotNull LocalTime to) {
  private static final String BETWEEN = " ";

  static AccessWindow parse(String line) {
    String[] parts = line.split(BETWEEN, -1);
    return new AccessWindow(
        LocalDate.parse(parts[0]), LocalTime.parse(parts[1]), LocalTime.parse(parts[2]));
  }

  String line() {
    return String.join(BETWEEN, day.toString(), from.toString(), to.toString());
  }

  /** Returns whether somebody can come then: it has a length and is not over. */
  boolean isUsable(LocalDate today) {
    return from.isBefore(to) && !day.isBefore(today);
  }
}
