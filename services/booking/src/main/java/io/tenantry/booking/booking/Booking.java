package io.tenantry.booking.booking;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tenantry.booking.availability.Offer;
import io.tenantry.platform.data.Ids;
import io.tenantry.platform.data.Tx;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.joda.money.Money;

/**
 * A hold on units of a listing and what became of it. Money is for the whole quantity.
 *
 * @param rent a month
 * @param amountDue what has to be paid to confirm
 * @param expiresAt when the hold ends by itself if it is not paid
 */
public record Booking(
    UUID id,
    UUID organizationId,
    UUID residentId,
    UUID listingId,
    UUID propertyId,
    String listingTitle,
    int quantity,
    LocalDate moveInDate,
    int leaseMonths,
    Money rent,
    Money deposit,
    Money amountDue,
    Instant createdAt,
    Instant expiresAt,
    @JsonUnwrapped Course course) {

  /** Time that units wait for their payment (rules.md §2.2). */
  public static final Duration HOLD_TIME = Duration.ofMinutes(10);

  /** Reference of the amount to pay, as payments know it. */
  public record Payable(String type, UUID id) {}

  static Booking held(UUID resident, BookingWish wish, Offer offer, Instant now) {
    return new Booking(
        Ids.next(),
        offer.organizationId(),
        resident,
        offer.listingId(),
        offer.propertyId(),
        offer.title(),
        wish.quantity(),
        wish.moveInDate(),
        wish.leaseMonths(),
        offer.rent().multipliedBy(wish.quantity()),
        offer.deposit().multipliedBy(wish.quantity()),
        offer.dueFor(wish.quantity()),
        now,
        now.plus(HOLD_TIME),
        Course.held());
  }

  static Booking from(Row row) {
    return new Booking(
        row.getUUID("id"),
        row.getUUID("org_id"),
        row.getUUID("resident_id"),
        row.getUUID("listing_id"),
        row.getUUID("property_id"),
        row.getString("listing_title"),
        row.getInteger("quantity"),
        row.getLocalDate("move_in_date"),
        row.getInteger("lease_months"),
        Tx.money(row, "rent"),
        Tx.money(row, "deposit"),
        Tx.money(row, "due"),
        Tx.instant(row, "created_at"),
        Tx.instant(row, "expires_at"),
        Course.from(row));
  }

  /** Returns the reference to use for the payment. */
  @JsonProperty
  Payable payable() {
    return new Payable("booking", id);
  }

  /** True when the hold has expired without payment. */
  boolean dueAt(Instant now) {
    return course.status() == BookingStatus.PENDING && !now.isBefore(expiresAt);
  }

  Booking with(Course next) {
    return new Booking(
        id,
        organizationId,
        residentId,
        listingId,
        propertyId,
        listingTitle,
        quantity,
        moveInDate,
        leaseMonths,
        rent,
        deposit,
        amountDue,
        createdAt,
        expiresAt,
        next);
  }
}
