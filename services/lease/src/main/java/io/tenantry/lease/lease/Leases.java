package io.tenantry.lease.lease;

import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.booking.BookingConfirmed;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Outbox;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.web.Page;
import io.tenantry.platform.web.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Starts leases and shows them to whom they concern. */
@ApplicationScoped
class Leases {
  private static final String START =
      """
      insert into lease (id, org_id, resident_id, booking_id, listing_id, property_id, unit, status,
        start_date, end_date, due_day, rent_amount, deposit_amount, prepaid_rent_amount,
        currency, created_at)
      select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16
      where not exists (select from cancelled_booking where booking_id = $4)
      on conflict on constraint lease_of_booking do nothing
      """;

  private final Database database;
  private final Outbox outbox;
  private final Clock clock;

  Leases(Database database, Outbox outbox, Clock clock) {
    this.database = database;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Starts the lease of a confirmed booking; a booking that has one already keeps it, and one whose
   * cancellation was heard before gets none.
   */
  Uni<Void> start(Tx tx, BookingConfirmed booking) {
    Lease lease = Lease.startedBy(booking, clock.instant());
    return Cancellations.takeTurn(tx, booking.getBookingId())
        .chain(() -> insert(tx, lease))
        .flatMap(
            inserted ->
                inserted == 0
                    ? Uni.createFrom().voidItem()
                    : outbox.add(
                        tx, lease.id(), lease.organizationId(), LeaseFacts.started(lease)));
  }

  /** A resident's own leases, or an organization's. */
  Uni<Page<Lease>> list(Caller caller, PageRequest page) {
    return database
        .as(
            caller,
            tx ->
                tx.list(
                    "select * from lease where id < $1 order by id desc limit $2",
                    Lease::from,
                    page.before(),
                    page.rows()))
        .map(leases -> Page.of(leases, page.limit(), Lease::id));
  }

  /** One lease, empty when it is not there or not the caller's. */
  Uni<Optional<Lease>> find(Caller caller, UUID id) {
    return database.as(caller, tx -> tx.one("select * from lease where id = $1", Lease::from, id));
  }

  private static Uni<Integer> insert(Tx tx, Lease lease) {
    return tx.execute(
        START,
        lease.id(),
        lease.organizationId(),
        lease.residentId(),
        lease.bookingId(),
        lease.listingId(),
        lease.propertyId(),
        lease.unit(),
        lease.status().column(),
        lease.startDate(),
        lease.endDate(),
        lease.dueDay(),
        lease.rent().getAmount(),
        lease.deposit().getAmount(),
        lease.prepaidRent().getAmount(),
        lease.rent().getCurrencyUnit().getCode(),
        lease.createdAt());
  }
}
