package io.tenantry.booking.booking;

import io.tenantry.booking.availability.Stock;
import io.tenantry.contracts.booking.BookingCancelled;
import io.tenantry.contracts.booking.BookingConfirmed;
import io.tenantry.contracts.booking.BookingHeld;
import io.tenantry.contracts.booking.RefundRequested;
import io.tenantry.platform.events.AvroMoney;
import java.time.Instant;
import java.util.UUID;
import org.joda.money.Money;

/** Events about bookings. */
public final class BookingFacts {
  private BookingFacts() {}

  /** Units wait for their payment. */
  public static BookingHeld held(Booking booking, Stock left) {
    return BookingHeld.newBuilder()
        .setBookingId(booking.id())
        .setListingId(booking.listingId())
        .setPropertyId(booking.propertyId())
        .setOrganizationId(booking.organizationId())
        .setResidentId(booking.residentId())
        .setListingTitle(booking.listingTitle())
        .setQuantity(booking.quantity())
        .setAmountDue(AvroMoney.of(booking.amountDue()))
        .setMoveInDate(booking.moveInDate())
        .setLeaseMonths(booking.leaseMonths())
        .setExpiresAt(booking.expiresAt())
        .setHeldAt(booking.createdAt())
        .setAvailability(left.told())
        .build();
  }

  static BookingConfirmed confirmed(Booking booking, Stock left) {
    Course course = booking.course();
    return BookingConfirmed.newBuilder()
        .setBookingId(booking.id())
        .setListingId(booking.listingId())
        .setPropertyId(booking.propertyId())
        .setOrganizationId(booking.organizationId())
        .setResidentId(booking.residentId())
        .setListingTitle(booking.listingTitle())
        .setQuantity(booking.quantity())
        .setMoveInDate(booking.moveInDate())
        .setLeaseMonths(booking.leaseMonths())
        .setRent(AvroMoney.of(booking.rent()))
        .setDeposit(AvroMoney.of(booking.deposit()))
        .setAmountPaid(AvroMoney.of(course.amountPaid().orElseThrow()))
        .setPaymentId(course.paymentId().orElseThrow())
        .setConfirmedAt(course.confirmedAt().orElseThrow())
        .setAvailability(left.told())
        .build();
  }

  static BookingCancelled cancelled(Booking booking, Stock left) {
    Course course = booking.course();
    return BookingCancelled.newBuilder()
        .setBookingId(booking.id())
        .setListingId(booking.listingId())
        .setPropertyId(booking.propertyId())
        .setOrganizationId(booking.organizationId())
        .setResidentId(booking.residentId())
        .setListingTitle(booking.listingTitle())
        .setQuantity(booking.quantity())
        .setReason(course.cancelReason().orElseThrow().column())
        .setCancelledAt(course.cancelledAt().orElseThrow())
        .setAvailability(left.told())
        .setConfirmedAt(course.confirmedAt().orElse(null))
        .build();
  }

  static RefundRequested refundRequested(
      Booking booking, UUID payment, Money amount, String reason, Instant now) {
    return RefundRequested.newBuilder()
        .setBookingId(booking.id())
        .setListingId(booking.listingId())
        .setPropertyId(booking.propertyId())
        .setOrganizationId(booking.organizationId())
        .setResidentId(booking.residentId())
        .setListingTitle(booking.listingTitle())
        .setQuantity(booking.quantity())
        .setPaymentId(payment)
        .setAmount(AvroMoney.of(amount))
        .setReason(reason)
        .setRequestedAt(now)
        .build();
  }
}
