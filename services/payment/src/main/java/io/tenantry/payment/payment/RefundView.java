package io.tenantry.payment.payment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;

/**
 * A refund as clients see it.
 *
 * @param status pending, completed or failed
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record RefundView(
    UUID id,
    UUID paymentId,
    Money amount,
    String status,
    String reason,
    Instant requestedAt,
    Optional<Instant> doneAt) {
  static RefundView of(Refund refund) {
    return new RefundView(
        refund.id(),
        refund.paymentId(),
        refund.amount(),
        refund.status().shown(),
        refund.reason(),
        refund.requestedAt(),
        refund.doneAt());
  }
}
