package io.tenantry.payment.dispute;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tenantry.platform.data.Tx;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;

/**
 * A payment that a payer's bank contests.
 *
 * @param amount what the bank holds of it
 * @param reason the bank's
 * @param evidenceDueAt until when something may be said against it
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record Dispute(
    UUID id,
    UUID organizationId,
    UUID paymentId,
    String gateway,
    String gatewayReference,
    Money amount,
    String reason,
    DisputeStatus status,
    Optional<Instant> evidenceDueAt,
    Instant openedAt,
    Optional<Instant> closedAt) {
  static Dispute from(Row row) {
    return new Dispute(
        row.getUUID("id"),
        row.getUUID("org_id"),
        row.getUUID("payment_id"),
        row.getString("provider"),
        row.getString("provider_id"),
        Tx.money(row, "contested"),
        row.getString("reason"),
        DisputeStatus.valueOf(row.getString("status")),
        time(row, "evidence_due_at"),
        Tx.instant(row, "opened_at"),
        time(row, "closed_at"));
  }

  private static Optional<Instant> time(Row row, String column) {
    return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
  }
}
