package io.tenantry.booking.visit;

import io.tenantry.platform.data.EnumColumn;
import io.tenantry.platform.web.Problems;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The filters of a list of showings, as a {@code @BeanParam}. Days are those at the property. */
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
        Days.parse("from", from),
        Days.parse("to", to),
        parsed("status", status, name -> EnumColumn.of(VisitStatus.class, name)),
        parsed("showing_type", showingType, VisitKind::of));
  }

  static <T> Optional<T> parsed(String parameter, String text, Function<String, T> parse) {
    try {
      return Optional.ofNullable(text).filter(given -> !given.isBlank()).map(parse);
    } catch (IllegalArgumentException e) {
      throw Problems.unreadable(parameter + " has a value that it cannot have.");
    }
  }
}
