package io.tenantry.payment.payment;

import io.tenantry.contracts.booking.Availability;
import io.tenantry.contracts.booking.BookingHeld;
import io.tenantry.contracts.booking.RefundRequested;
import io.tenantry.contracts.rent.AutopayRequested;
import io.tenantry.contracts.rent.InvoiceCancelled;
import io.tenantry.contracts.rent.InvoiceCreated;
import io.tenantry.platform.events.AvroMoney;
import io.tenantry.platform.events.Event;
import io.tenantry.platform.testing.TestEvents;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.joda.money.Money;

/** Events of other services as payment hears them. */
record Told(UUID organization, UUID resident) {
  static final Money AMOUNT = Money.parse("INR 12500.50");

  Event held(UUID booking) {
    return TestEvents.of(
        booking,
        organization,
        BookingHeld.newBuilder()
            .setBookingId(booking)
            .setListingId(UUID.randomUUID())
            .setPropertyId(UUID.randomUUID())
            .setOrganizationId(organization)
            .setResidentId(resident)
            .setListingTitle("Sunny bed")
            .setQuantity(1)
            .setAmountDue(AvroMoney.of(AMOUNT))
            .setMoveInDate(LocalDate.EPOCH)
            .setLeaseMonths(11)
            .setExpiresAt(Instant.now().plus(10, ChronoUnit.MINUTES))
            .setHeldAt(Instant.now())
            .setAvailability(new Availability(2, 1, 2L))
            .build());
  }

  Event invoiced(UUID invoice) {
    return invoiced(invoice, "Sunny bed", AMOUNT);
  }

  Event invoiced(UUID invoice, String unit, Money amount) {
    return TestEvents.of(
        invoice,
        organization,
        InvoiceCreated.newBuilder()
            .setInvoiceId(invoice)
            .setNumber("INV-1000")
            .setContractId(UUID.randomUUID())
            .setOrganizationId(organization)
            .setResidentId(resident)
            .setUnit(unit)
            .setAmount(AvroMoney.of(amount))
            .setPeriodStart(LocalDate.EPOCH)
            .setPeriodEnd(LocalDate.EPOCH)
            .setIssuedOn(LocalDate.EPOCH)
            .setDueOn(LocalDate.EPOCH)
            .build());
  }

  Event cancelled(UUID invoice) {
    return TestEvents.of(
        invoice,
        organization,
        InvoiceCancelled.newBuilder()
            .setInvoiceId(invoice)
            .setNumber("INV-1000")
            .setContractId(UUID.randomUUID())
            .setOrganizationId(organization)
            .setResidentId(resident)
            .setUnit("Sunny bed")
            .setAmount(AvroMoney.of(AMOUNT))
            .setAmountPaid(AvroMoney.of(Money.zero(AMOUNT.getCurrencyUnit())))
            .setReason("lease_cancelled")
            .setCancelledAt(Instant.now())
            .build());
  }

  Event autopay(UUID invoice) {
    return TestEvents.of(
        invoice,
        organization,
        AutopayRequested.newBuilder()
            .setInvoiceId(invoice)
            .setNumber("INV-1000")
            .setContractId(UUID.randomUUID())
            .setOrganizationId(organization)
            .setResidentId(resident)
            .setUnit("Sunny bed")
            .setAmount(AvroMoney.of(AMOUNT))
            .setRequestedAt(Instant.now())
            .build());
  }

  Event refund(UUID booking, UUID payment) {
    return TestEvents.of(
        booking,
        organization,
        RefundRequested.newBuilder()
            .setBookingId(booking)
            .setListingId(UUID.randomUUID())
            .setPropertyId(UUID.randomUUID())
            .setOrganizationId(organization)
            .setResidentId(resident)
            .setListingTitle("Sunny bed")
            .setQuantity(1)
            .setPaymentId(payment)
            .setAmount(AvroMoney.of(AMOUNT))
            .setReason("Paid after the booking had ended")
            .setRequestedAt(Instant.now())
            .build());
  }
}
