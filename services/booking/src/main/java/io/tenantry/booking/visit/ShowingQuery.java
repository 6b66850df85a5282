package io.tenantry.booking.visit;

import io.tenantry.platform.web.Problems;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The filters of a list of showings, as a {@code @BeanParam}. Days are UTC's. */
public final class ShowingQuery {
  @QueryParam("listing")
  String listing;

  @QueryParam("from")
  String from;

  @QueryParam("to")
  String to;

  @QueryParam("status")
  String status;

  @QueryParam("showing_type")
  String showingType;

  VisitFilter filter() {
    return new VisitFilter(
        parsed("listing", listing, UUID::fromString),
        Days.parse("from", from).map(ShowingQuery::begin),
        Days.parse("to", to).map(day -> begin(day.plusDays(1))),
        parsed("status", status, VisitStatus::of),
        parsed("showing_type", showingType, VisitKind::of));
  }

  static Instant begin(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  static <T> Optional<T> parsed(String parameter, String text, Function<String, T> parse) {
    try {
      return Optional.ofNullable(text).filter(given -> !given.isBlank()).map(parse);
    } catch (IllegalArgumentException e) {
      throw Problems.unreadable(parameter + " has a value that it cannot have.");
    }
  }
}
