package io.tenantry.lease.lease;

import io.tenantry.contracts.booking.BookingConfirmed;
import io.tenantry.contracts.lease.LeaseCancelled;
import io.tenantry.contracts.lease.LeaseStarted;
import io.tenantry.platform.data.Ids;
import io.tenantry.platform.data.Rows;
import io.tenantry.platform.events.AvroMoney;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;

/**
 * A resident's right to live in a unit.
 *
 * @param unit what is let, in words
 * @param endDate the last day, inclusive
 * @param dueDay day of the month on which rent is due, 1 to 28
 * @param rent a month, for everything the lease covers
 * @param prepaidRent what was paid with the booking beyond the deposit (docs/adr/0010); often zero
 * @param cancelledAt when its booking ended, if it was never to be lived in
 */
record Lease(
    UUID id,
    UUID organizationId,
    UUID residentId,
    UUID bookingId,
    UUID listingId,
    UUID propertyId,
    String unit,
    LeaseStatus status,
    LocalDate startDate,
    LocalDate endDate,
    int dueDay,
    Money rent,
    Money deposit,
    Money prepaidRent,
    Instant createdAt,
    Optional<Instant> cancelledAt) {
  static final Rows<Lease> ROWS = Rows.of("lease", Lease.class);

  /** No month lacks this day, so that a due day never has to move. */
  private static final int LAST_DUE_DAY = 28;

  /** The lease that a confirmed booking means. */
  static Lease startedBy(BookingConfirmed booking, Instant now) {
    LocalDate start = booking.getMoveInDate();
    return new Lease(
        Ids.next(),
        booking.getOrganizationId(),
        booking.getResidentId(),
        booking.getBookingId(),
        booking.getListingId(),
        booking.getPropertyId(),
        booking.getListingTitle(),
        LeaseStatus.ACTIVE,
        start,
        start.plusMonths(booking.getLeaseMonths()).minusDays(1),
        Math.min(start.getDayOfMonth(), LAST_DUE_DAY),
        AvroMoney.from(booking.getRent()),
        AvroMoney.from(booking.getDeposit()),
        AvroMoney.from(booking.getAmountPaid()).minus(AvroMoney.from(booking.getDeposit())),
        now,
        Optional.empty());
  }

  /** Returns the event of its start. */
  LeaseStarted started() {
    return LeaseStarted.newBuilder()
        .setLeaseId(id)
        .setOrganizationId(organizationId)
        .setResidentId(residentId)
        .setBookingId(bookingId)
        .setListingId(listingId)
        .setPropertyId(propertyId)
        .setUnit(unit)
        .setStartDate(startDate)
        .setEndDate(endDate)
        .setMonthlyRent(AvroMoney.of(rent))
        .setDeposit(AvroMoney.of(deposit))
        .setDueDay(dueDay)
        .setStartedAt(createdAt)
        .setPrepaidRent(prepaidRent.isPositive() ? AvroMoney.of(prepaidRent) : null)
        .build();
  }

  /**
   * Returns the event of its cancellation before anybody moved in.
   *
   * @param reason why its booking ended
   */
  LeaseCancelled cancelled(String reason) {
    return LeaseCancelled.newBuilder()
        .setLeaseId(id)
        .setOrganizationId(organizationId)
        .setResidentId(residentId)
        .setBookingId(bookingId)
        .setListingId(listingId)
        .setPropertyId(propertyId)
        .setUnit(unit)
        .setStartDate(startDate)
        .setReason(reason)
        .setCancelledAt(cancelledAt.orElseThrow())
        .build();
  }
}
