package io.tenantry.rent.invoice;

import io.tenantry.contracts.payment.PaymentAllocation;
import io.tenantry.contracts.payment.PaymentSucceeded;
import io.tenantry.platform.events.AvroMoney;
import java.util.List;
import java.util.UUID;
import org.joda.money.Money;

/** The part of a payment that concerns one invoice. */
record Part(UUID payment, UUID invoice, Money amount) {
  private static final String INVOICE = "invoice";

  /** Splits a payment over its invoices: one payable, or those that it names. */
  static List<Part> of(PaymentSucceeded payment) {
    return payment.getAllocations().isEmpty() && payment.getPayableType().equals(INVOICE)
        ? List.of(
            new Part(
                payment.getPaymentId(),
                payment.getPayableId(),
                AvroMoney.from(payment.getAmount())))
        : of(payment.getPaymentId(), payment.getAllocations());
  }

  /** The parts that concern invoices. */
  static List<Part> of(UUID payment, List<PaymentAllocation> allocations) {
    return allocations.stream()
        .filter(part -> part.getPayableType().equals(INVOICE))
        .map(part -> new Part(payment, part.getPayableId(), AvroMoney.from(part.getAmount())))
        .toList();
  }
}
