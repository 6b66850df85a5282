package io.tenantry.lease.lease;

import io.tenantry.contracts.booking.BookingConfirmed;
import io.tenantry.contracts.lease.LeaseCancelled;
import io.tenantry.contracts.lease.LeaseStarted;
import io.tenantry.platform.data.Ids;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.AvroMoney;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
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

  static Lease from(Row row) {
    return new Lease(
        row.getUUID("id"),
        row.getUUID("org_id"),
        row.getUUID("resident_id"),
        row.getUUID("booking_id"),
        row.getUUID("listing_id"),
        row.getUUID("property_id"),
        row.getString("unit"),
        LeaseStatus.of(row.getString("status")),
        row.getLocalDate("start_date"),
        row.getLocalDate("end_date"),
        row.getInteger("due_day"),
        Tx.money(row, "rent"),
        Tx.money(row, "deposit"),
        Tx.money(row, "prepaid_rent"),
        Tx.instant(row, "created_at"),
        Optional.ofNullable(row.getOffsetDateTime("cancelled_at")).map(OffsetDateTime::toInstant));
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
