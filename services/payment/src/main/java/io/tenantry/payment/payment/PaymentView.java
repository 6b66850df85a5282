package io.tenantry.payment.payment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tenantry.payment.allocation.Allocation;
import io.tenantry.payment.payable.PayableType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;

/**
 * A payment as clients see it.
 *
 * @param status pending, completed, failed or refunded
 * @param method online, or how the organization took it itself
 * @param utr the bank's reference of a transfer
 * @param allocations what it pays
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
    Means method,
    Optional<String> utr,
    Money amountRefunded,
    List<Allocation> allocations,
    Optional<String> receiptUrl) {

  /** Reference to the payable. */
  record PayableRef(PayableType type, UUID id) {}

  static PaymentView of(Payment payment, List<Allocation> allocations, String publicUrl) {
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
        payment.means(),
        payment.manual().flatMap(Manual::utr),
        payment.returned(),
        allocations,
        payment.paidAt().map(paid -> publicUrl + "/api/v1/payments/" + payment.id() + "/receipt"));
  }
}
