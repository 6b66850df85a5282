package io.tenantry.auth.billing;

import io.tenantry.auth.organization.Plan;
import io.tenantry.platform.data.Tx;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.joda.money.Money;

/**
 * A plan an organization has or had.
 *
 * @param price a month
 * @param status trial, active, cancelled or expired
 */
record Subscription(
    Plan plan, Money price, String status, Instant startedAt, Optional<Instant> endedAt) {
  static Subscription from(Row row) {
    return new Subscription(
        Plan.of(row.getString("plan")),
        Tx.money(row, "price"),
        row.getString("status"),
        Tx.instant(row, "started_at"),
        Optional.ofNullable(row.getOffsetDateTime("ended_at")).map(OffsetDateTime::toInstant));
  }
}
