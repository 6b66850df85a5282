package io.tenantry.payment.reconciliation;

import io.tenantry.platform.data.Tx;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;

/**
 * A payment as our books have it.
 *
 * @param returned what of it went back through the provider
 */
record Entry(
    UUID payment,
    Optional<String> reference,
    String status,
    Money amount,
    Money returned,
    Optional<Instant> paidAt) {
  static Entry from(Row row) {
    return new Entry(
        row.getUUID("id"),
        Optional.ofNullable(row.getString("intent_id")),
        row.getString("status"),
        Tx.money(row, "total"),
        Tx.money(row, "sent"),
        Optional.ofNullable(row.getOffsetDateTime("paid_at")).map(OffsetDateTime::toInstant));
  }

  boolean taken() {
    return paidAt.isPresent();
  }
}
