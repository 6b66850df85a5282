package io.tenantry.payment.payable;

import io.tenantry.contracts.booking.BookingHeld;
import io.tenantry.contracts.rent.AutopayRequested;
import io.tenantry.contracts.rent.InvoiceCancelled;
import io.tenantry.contracts.rent.InvoiceCreated;
import io.tenantry.platform.data.Rows;
import io.tenantry.platform.events.AvroMoney;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;

/**
 * Something that can be paid.
 *
 * @param payer the one person who may pay it
 * @param paid what it was given, less what went back
 * @param expiresAt after this nobody may begin to pay
 * @param closed nobody may begin to pay any more
 * @param withdrawn it is void: money that comes for it all the same goes back
 */
public record Payable(
    PayableType type,
    UUID id,
    UUID organizationId,
    UUID payer,
    String description,
    Money due,
    Money paid,
    Optional<Instant> expiresAt,
    boolean closed,
    boolean withdrawn) {
  static final Rows<Payable> ROWS = Rows.of("payable", Payable.class)
          .named("payer", "payer_id")
          .reading("closed", row -> row.getOffsetDateTime("closed_at") != null)
          .reading("withdrawn", row -> row.getOffsetDateTime("withdrawn_at") != null);

  static Payable of(BookingHeld booking) {
    return new Payable(
        PayableType.BOOKING,
        booking.getBookingId(),
        booking.getOrganizationId(),
        booking.getResidentId(),
        "Booking of " + booking.getListingTitle(),
        AvroMoney.from(booking.getAmountDue()),
        nothing(AvroMoney.from(booking.getAmountDue())),
        Optional.of(booking.getExpiresAt()),
        false,
        false);
  }

  static Payable of(InvoiceCreated invoice) {
    return new Payable(
        PayableType.INVOICE,
        invoice.getInvoiceId(),
        invoice.getOrganizationId(),
        invoice.getResidentId(),
        "Invoice " + invoice.getNumber() + ", " + invoice.getUnit(),
        AvroMoney.from(invoice.getAmount()),
        nothing(AvroMoney.from(invoice.getAmount())),
        Optional.empty(),
        false,
        false);
  }

  /** Reads the invoice from an autopay request. */
  public static Payable of(AutopayRequested request) {
    return new Payable(
        PayableType.INVOICE,
        request.getInvoiceId(),
        request.getOrganizationId(),
        request.getResidentId(),
        "Invoice " + request.getNumber() + ", " + request.getUnit(),
        AvroMoney.from(request.getAmount()),
        nothing(AvroMoney.from(request.getAmount())),
        Optional.empty(),
        false,
        false);
  }

  /** Reads a void invoice, which may be the first event about it. */
  static Payable of(InvoiceCancelled invoice) {
    return new Payable(
        PayableType.INVOICE,
        invoice.getInvoiceId(),
        invoice.getOrganizationId(),
        invoice.getResidentId(),
        "Invoice " + invoice.getNumber() + ", " + invoice.getUnit(),
        AvroMoney.from(invoice.getAmount()),
        nothing(AvroMoney.from(invoice.getAmount())),
        Optional.empty(),
        true,
        true);
  }


  /** Returns the amount still to be paid. */
  public Money left() {
    return due.minus(paid);
  }

  /** True when one payment may pay both. */
  public boolean goesWith(Payable other) {
    return organizationId.equals(other.organizationId)
        && payer.equals(other.payer)
        && due.isSameCurrency(other.due);
  }

  private static Money nothing(Money like) {
    return Money.zero(like.getCurrencyUnit());
  }

  /** True when a payment for it may begin. */
  public boolean openAt(Instant now) {
    return !closed && expiresAt.filter(end -> !now.isBefore(end)).isEmpty();
  }
}
