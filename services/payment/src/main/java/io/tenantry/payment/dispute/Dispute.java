package io.tenantry.payment.dispute;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tenantry.platform.data.Rows;
import java.time.Instant;
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
  static final Rows<Dispute> ROWS = Rows.of("dispute", Dispute.class)
          .named("gateway", "provider")
          .named("gatewayReference", "provider_id")
          .named("amount", "contested");

}
