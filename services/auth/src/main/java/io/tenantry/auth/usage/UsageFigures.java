package io.tenantry.auth.usage;

import io.smallrye.mutiny.Uni;
import io.tenantry.auth.access.OrganizationAccess;
import io.tenantry.auth.usage.Usage.Figure;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.time.PlatformDay;
import io.tenantry.platform.web.Problems;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Shows organizations what they use. */
@ApplicationScoped
class UsageFigures {
  private static final int USUAL_DAYS = 30;
  private static final int MOST_DAYS = 366;
  private static final String FIGURES =
      """
      select metric, day, quantity from usage_tracking
      where org_id = $1 and day between $2 and $3 order by day
      """;
  private static final String BEDS_BEFORE =
      """
      select quantity from usage_tracking
      where org_id = $1 and metric = 'beds' and day < $2 order by day desc limit 1
      """;

  private final OrganizationAccess access;
  private final Clock clock;

  UsageFigures(OrganizationAccess access, Clock clock) {
    this.access = access;
    this.clock = clock;
  }

  /** From {@code from} to {@code to}, both included; the last 30 days when not sent. */
  Uni<Usage> find(
      Caller caller, UUID organization, Optional<LocalDate> from, Optional<LocalDate> to) {
    LocalDate last = to.orElseGet(() -> PlatformDay.at(clock.instant()));
    LocalDate first = from.orElseGet(() -> last.minusDays(USUAL_DAYS - 1L));
    if (first.isAfter(last) || first.plusDays(MOST_DAYS).isBefore(last)) {
      throw Problems.invalid("from", "must not be after to, nor more than 366 days before it");
    }
    return access.as(caller, organization, tx -> read(tx, organization, first, last));
  }

  private static Uni<Usage> read(Tx tx, UUID organization, LocalDate first, LocalDate last) {
    return tx.one(BEDS_BEFORE, row -> row.getInteger("quantity"), organization, first)
        .flatMap(
            before ->
                tx.list(FIGURES, UsageFigures::figure, organization, first, last)
                    .map(figures -> Usage.of(first, last, before.orElse(0), figures)));
  }

  private static Figure figure(Row row) {
    return new Figure(
        Metric.valueOf(row.getString("metric").toUpperCase(Locale.ROOT)),
        row.getLocalDate("day"),
        row.getInteger("quantity"));
  }
}
