package io.tenantry.payment.payment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tenantry.payment.payable.PayableType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;

/**
 * A payment as clients see it.
 *
 * @param status pending, completed, failed or refunded
 * @param receiptUrl where the receipt is, once money came
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record PaymentView(
    UUID id,
    String status,
    Money amount,
    PayableRef payable,
    String description,
    boolean automatic,
    String gateway,
    UUID payerId,
    UUID organizationId,
    Instant createdAt,
    Optional<Instant> paidAt,
    Optional<String> failureCode,
    Optional<String> receiptUrl) {

  /** What is paid. */
  record PayableRef(PayableType type, UUID id) {}

  static PaymentView of(Payment payment, String publicUrl) {
    return new PaymentView(
        payment.id(),
        payment.status().shown(),
        payment.amount(),
        new PayableRef(payment.payableType(), payment.payableId()),
        payment.description(),
        payment.automatic(),
        payment.provider().column(),
        payment.payer(),
        payment.organizationId(),
        payment.createdAt(),
        payment.paidAt(),
        payment.failureCode(),
        payment.paidAt().map(paid -> publicUrl + "/api/v1/payments/" + payment.id() + "/receipt"));
  }
}
