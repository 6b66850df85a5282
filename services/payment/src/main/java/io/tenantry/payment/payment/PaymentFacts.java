package io.tenantry.payment.payment;

import io.tenantry.contracts.payment.PaymentFailed;
import io.tenantry.contracts.payment.PaymentRefunded;
import io.tenantry.contracts.payment.PaymentSucceeded;
import io.tenantry.platform.events.AvroMoney;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What the world is told about payments. */
final class PaymentFacts {
  private PaymentFacts() {}

  static PaymentSucceeded succeeded(
      Payment payment, String reference, Optional<UUID> saved, Instant now) {
    return PaymentSucceeded.newBuilder()
        .setPaymentId(payment.id())
        .setPayableType(payment.payableType().column())
        .setPayableId(payment.payableId())
        .setOrganizationId(payment.organizationId())
        .setPayerId(payment.payer())
        .setAmount(AvroMoney.of(payment.amount()))
        .setDescription(payment.description())
        .setProvider(payment.provider().column())
        .setProviderReference(reference)
        .setSavedMethodId(saved.orElse(null))
        .setPaidAt(now)
        .build();
  }

  static PaymentFailed failed(Payment payment, String code, String message, Instant now) {
    return PaymentFailed.newBuilder()
        .setPaymentId(payment.id())
        .setPayableType(payment.payableType().column())
        .setPayableId(payment.payableId())
        .setOrganizationId(payment.organizationId())
        .setPayerId(payment.payer())
        .setAmount(AvroMoney.of(payment.amount()))
        .setDescription(payment.description())
        .setProvider(payment.provider().column())
        .setFailureCode(code)
        .setMessage(message)
        .setAutomatic(payment.automatic())
        .setFailedAt(now)
        .build();
  }

  static PaymentRefunded refunded(Payment payment, Refund refund, Instant now) {
    return PaymentRefunded.newBuilder()
        .setPaymentId(payment.id())
        .setPayableType(payment.payableType().column())
        .setPayableId(payment.payableId())
        .setOrganizationId(payment.organizationId())
        .setPayerId(payment.payer())
        .setAmount(AvroMoney.of(payment.amount()))
        .setRefundId(refund.id())
        .setReason(refund.reason())
        .setRefundedAt(now)
        .build();
  }
}
