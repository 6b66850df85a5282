package io.tenantry.payment.payment;

import io.tenantry.contracts.payment.PaymentActionRequired;
import io.tenantry.contracts.payment.PaymentAllocation;
import io.tenantry.contracts.payment.PaymentFailed;
import io.tenantry.contracts.payment.PaymentPartlyRefunded;
import io.tenantry.contracts.payment.PaymentRefunded;
import io.tenantry.contracts.payment.PaymentSucceeded;
import io.tenantry.payment.allocation.Part;
import io.tenantry.platform.events.AvroMoney;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;

/** Events about payments. */
final class PaymentFacts {
  private PaymentFacts() {}

  static PaymentSucceeded succeeded(
      Payment payment, List<Part> parts, String reference, Optional<UUID> saved, Instant now) {
    return PaymentSucceeded.newBuilder()
        .setPaymentId(payment.id())
        .setPayableType(payment.payableType().column())
        .setPayableId(payment.payableId())
        .setOrganizationId(payment.organizationId())
        .setPayerId(payment.payer())
        .setAmount(AvroMoney.of(Money.total(parts.stream().map(Part::amount).toList())))
        .setDescription(payment.description())
        .setProvider(payment.provider().column())
        .setProviderReference(reference)
        .setSavedMethodId(saved.orElse(null))
        .setPaidAt(now)
        .setAllocations(allocations(parts))
        .setMeans(payment.means().column())
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

  static PaymentRefunded refunded(Payment payment, Refund refund, List<Part> parts, Instant now) {
    return PaymentRefunded.newBuilder()
        .setPaymentId(payment.id())
        .setPayableType(payment.payableType().column())
        .setPayableId(payment.payableId())
        .setOrganizationId(payment.organizationId())
        .setPayerId(payment.payer())
        .setAmount(AvroMoney.of(refund.amount()))
        .setRefundId(refund.id())
        .setReason(refund.reason())
        .setRefundedAt(now)
        .setAllocations(allocations(parts))
        .build();
  }

  static PaymentPartlyRefunded partlyRefunded(
      Payment payment, Refund refund, List<Part> parts, Instant now) {
    return PaymentPartlyRefunded.newBuilder()
        .setPaymentId(payment.id())
        .setPayableType(payment.payableType().column())
        .setPayableId(payment.payableId())
        .setOrganizationId(payment.organizationId())
        .setPayerId(payment.payer())
        .setAmount(AvroMoney.of(refund.amount()))
        .setRefundId(refund.id())
        .setReason(refund.reason())
        .setDescription(payment.description())
        .setRefundedAt(now)
        .setAllocations(allocations(parts))
        .build();
  }

  static PaymentActionRequired actionRequired(Payment payment, String url, Instant now) {
    return PaymentActionRequired.newBuilder()
        .setPaymentId(payment.id())
        .setPayableType(payment.payableType().column())
        .setPayableId(payment.payableId())
        .setOrganizationId(payment.organizationId())
        .setPayerId(payment.payer())
        .setAmount(AvroMoney.of(payment.amount()))
        .setDescription(payment.description())
        .setUrl(url)
        .setRequiredAt(now)
        .build();
  }

  private static List<PaymentAllocation> allocations(List<Part> parts) {
    return parts.stream()
        .map(
            part ->
                new PaymentAllocation(
                    part.payableType().column(), part.payableId(), AvroMoney.of(part.amount())))
        .toList();
  }
}
