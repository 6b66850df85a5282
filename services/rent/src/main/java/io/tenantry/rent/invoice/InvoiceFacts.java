package io.tenantry.rent.invoice;

import io.tenantry.contracts.rent.AutopayRequested;
import io.tenantry.contracts.rent.InvoiceCancelled;
import io.tenantry.contracts.rent.InvoiceCreated;
import io.tenantry.contracts.rent.InvoicePaid;
import io.tenantry.contracts.rent.InvoiceReopened;
import io.tenantry.contracts.rent.ReminderDueSoon;
import io.tenantry.platform.events.AvroMoney;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Events about invoices. */
final class InvoiceFacts {
  private static final String LEASE_CANCELLED = "lease_cancelled";

  private InvoiceFacts() {}

  static InvoiceCreated created(Invoice invoice) {
    return InvoiceCreated.newBuilder()
        .setInvoiceId(invoice.id())
        .setNumber(invoice.number())
        .setContractId(invoice.contractId())
        .setOrganizationId(invoice.organizationId())
        .setResidentId(invoice.residentId())
        .setUnit(invoice.unit())
        .setAmount(AvroMoney.of(invoice.amount()))
        .setPeriodStart(invoice.periodStart())
        .setPeriodEnd(invoice.periodEnd())
        .setIssuedOn(invoice.issuedOn())
        .setDueOn(invoice.dueOn())
        .build();
  }

  static AutopayRequested autopayRequested(
      Invoice invoice, Optional<UUID> paymentMethod, Instant now) {
    return AutopayRequested.newBuilder()
        .setInvoiceId(invoice.id())
        .setNumber(invoice.number())
        .setContractId(invoice.contractId())
        .setOrganizationId(invoice.organizationId())
        .setResidentId(invoice.residentId())
        .setUnit(invoice.unit())
        .setAmount(AvroMoney.of(invoice.balanceDue()))
        .setPaymentMethodId(paymentMethod.orElse(null))
        .setRequestedAt(now)
        .build();
  }

  static ReminderDueSoon reminder(Invoice invoice, int daysLeft) {
    return ReminderDueSoon.newBuilder()
        .setInvoiceId(invoice.id())
        .setNumber(invoice.number())
        .setContractId(invoice.contractId())
        .setOrganizationId(invoice.organizationId())
        .setResidentId(invoice.residentId())
        .setUnit(invoice.unit())
        .setAmount(AvroMoney.of(invoice.balanceDue()))
        .setDueOn(invoice.dueOn())
        .setDaysLeft(daysLeft)
        .build();
  }

  static InvoicePaid settled(Invoice invoice) {
    return InvoicePaid.newBuilder()
        .setInvoiceId(invoice.id())
        .setNumber(invoice.number())
        .setContractId(invoice.contractId())
        .setOrganizationId(invoice.organizationId())
        .setResidentId(invoice.residentId())
        .setUnit(invoice.unit())
        .setAmount(AvroMoney.of(invoice.amount()))
        .setPaymentId(invoice.paymentId().orElseThrow())
        .setPaidAt(invoice.paidAt().orElseThrow())
        .build();
  }

  static InvoiceReopened reopened(Invoice invoice, Instant now) {
    return InvoiceReopened.newBuilder()
        .setInvoiceId(invoice.id())
        .setNumber(invoice.number())
        .setContractId(invoice.contractId())
        .setOrganizationId(invoice.organizationId())
        .setResidentId(invoice.residentId())
        .setUnit(invoice.unit())
        .setAmount(AvroMoney.of(invoice.amount()))
        .setBalanceDue(AvroMoney.of(invoice.balanceDue()))
        .setPaymentId(invoice.paymentId().orElseThrow())
        .setReopenedAt(now)
        .build();
  }

  /** Returns the event of the cancellation, with the amount to refund. */
  static InvoiceCancelled cancelled(Invoice invoice, Instant now) {
    return InvoiceCancelled.newBuilder()
        .setInvoiceId(invoice.id())
        .setNumber(invoice.number())
        .setContractId(invoice.contractId())
        .setOrganizationId(invoice.organizationId())
        .setResidentId(invoice.residentId())
        .setUnit(invoice.unit())
        .setAmount(AvroMoney.of(invoice.amount()))
        .setAmountPaid(AvroMoney.of(invoice.amountPaid()))
        .setReason(LEASE_CANCELLED)
        .setCancelledAt(now)
        .build();
  }
}
