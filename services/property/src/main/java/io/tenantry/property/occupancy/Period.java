package io.tenantry.property.occupancy;

import io.tenantry.platform.web.BoundedInput;
import io.tenantry.platform.web.Problems;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The days that revenue is added up for, as a {@code @BeanParam}; both ends belong to it. */
final class Period {
  private static final String DATE = "\\d{4}-\\d{2}-\\d{2}";

  @QueryParam("from")
  @Parameter(description = "ISO date; absent: the first day of this month")
  @Pattern(regexp = DATE, message = "must be a date such as 2027-01-31")
  String from;

  @QueryParam("to")
  @Parameter(description = "ISO date; absent: today at the property")
  @Pattern(regexp = DATE, message = "must be a date such as 2027-01-31")
  String to;

  /** Refuses what is no day. */
  void check() {
    from(LocalDate.EPOCH);
    to(LocalDate.EPOCH);
  }

  LocalDate from(LocalDate today) {
    return date("from", from, today.withDayOfMonth(1));
  }

  LocalDate to(LocalDate today) {
    return date("to", to, today);
  }

  private static LocalDate date(String name, String text, LocalDate otherwise) {
    try {
      return text == null ? otherwise : BoundedInput.day(text);
    } catch (DateTimeException e) {
      throw Problems.invalid(name, "is no day of the calendar from 1900 to 2200");
    }
  }
}
