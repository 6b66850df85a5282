package io.tenantry.booking.booking;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.web.Page;
import io.tenantry.platform.web.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;

/** The rows of bookings. */
@ApplicationScoped
class Bookings {
  private static final String FIND = "select * from booking where id = $1";
  private static final String INSERT =
      """
      insert into booking (id, org_id, resident_id, listing_id, property_id, listing_title, quantity,
        status, move_in_date, lease_months, rent_amount, deposit_amount, due_amount, currency,
        created_at, expires_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
      """;
  private static final String KEEP =
      """
      update booking set status = $2, payment_id = $3, paid_amount = $4, confirmed_at = $5,
        cancelled_at = $6, cancel_reason = $7, refund_requested_at = $8
      where id = $1
      """;

  private final Database database;

  Bookings(Database database) {
    this.database = database;
  }

  /** A resident's own bookings, or an organization's, newest first. */
  Uni<Page<Booking>> list(Caller caller, PageRequest page) {
    return database
        .as(
            caller,
            tx ->
                tx.list(
                    "select * from booking where id < $1 order by id desc limit $2",
                    Booking::from,
                    page.before(),
                    page.rows()))
        .map(bookings -> Page.of(bookings, page.limit(), Booking::id));
  }

  /** One booking, empty when it is not there or not the caller's. */
  Uni<Optional<Booking>> find(Caller caller, UUID id) {
    return database.as(caller, tx -> tx.one(FIND, Booking::from, id));
  }

  /** Reads a booking for a change; whoever else wants to change it waits. */
  Uni<Booking> lock(Tx tx, UUID id) {
    return tx.one(FIND + " for update", Booking::from, id)
        .map(found -> found.orElseThrow(() -> new IllegalStateException("No booking " + id)));
  }

  /** Reads a hold whose time is over, unless somebody else is at it or it has ended. */
  Uni<Optional<Booking>> lockIfDue(Tx tx, UUID id, Instant now) {
    return tx.one(
        FIND + " and status = 'PENDING' and expires_at <= $2 for update skip locked",
        Booking::from,
        id,
        now);
  }

  /** Holds whose time is over, the oldest first, without some. */
  Uni<List<UUID>> due(Instant now, int most, UUID[] without) {
    return database.asService(
        tx ->
            tx.list(
                """
                select id from booking where status = 'PENDING' and expires_at <= $1 and id <> all ($3)
                order by expires_at limit $2
                """,
                row -> row.getUUID("id"),
                now,
                most,
                without));
  }

  Uni<Void> insert(Tx tx, List<Booking> held) {
    return tx.executeAll(INSERT, held.stream().map(Bookings::row).toList());
  }

  private static Object[] row(Booking booking) {
    return new Object[] {
      booking.id(),
      booking.organizationId(),
      booking.residentId(),
      booking.listingId(),
      booking.propertyId(),
      booking.listingTitle(),
      booking.quantity(),
      booking.course().status(),
      booking.moveInDate(),
      booking.leaseMonths(),
      booking.rent().getAmount(),
      booking.deposit().getAmount(),
      booking.amountDue().getAmount(),
      booking.amountDue().getCurrencyUnit().getCode(),
      booking.createdAt(),
      booking.expiresAt()
    };
  }

  /** Keeps what became of a booking. */
  Uni<Void> keep(Tx tx, Booking booking) {
    Course course = booking.course();
    return tx.execute(
            KEEP,
            booking.id(),
            course.status(),
            course.paymentId(),
            course.amountPaid().map(Money::getAmount),
            course.confirmedAt(),
            course.cancelledAt(),
            course.cancelReason().map(CancelReason::column),
            course.refundRequestedAt())
        .replaceWithVoid();
  }
}
