package io.tenantry.booking.booking;

import io.tenantry.contracts.payment.PaymentRefunded;
import io.tenantry.contracts.payment.PaymentSucceeded;
import io.tenantry.platform.events.AvroMoney;
import io.tenantry.platform.events.Event;
import io.tenantry.platform.testing.TestEvents;
import java.time.Instant;
import java.util.UUID;
import org.joda.money.Money;

/** Payment events for one person's money for bookings of one organization. */
record PaymentTold(UUID organization, UUID payer) {
  private static final Money DUE = Money.parse("INR 25000.00");

  Event paid(String booking, UUID payment) {
    return TestEvents.of(
        payment,
        organization,
        PaymentSucceeded.newBuilder()
            .setPaymentId(payment)
            .setPayableType("booking")
            .setPayableId(UUID.fromString(booking))
            .setOrganizationId(organization)
            .setPayerId(payer)
            .setAmount(AvroMoney.of(DUE))
            .setDescription("Sunny bed")
            .setProvider("stripe")
            .setProviderReference("pi_1")
            .setPaidAt(Instant.EPOCH)
            .build());
  }

  Event refunded(String booking, UUID payment) {
    return TestEvents.of(
        payment,
        organization,
        PaymentRefunded.newBuilder()
            .setPaymentId(payment)
            .setPayableType("booking")
            .setPayableId(UUID.fromString(booking))
            .setOrganizationId(organization)
            .setPayerId(payer)
            .setAmount(AvroMoney.of(DUE))
            .setRefundId(UUID.randomUUID())
            .setReason("late")
            .setRefundedAt(Instant.EPOCH)
            .build());
  }
}
