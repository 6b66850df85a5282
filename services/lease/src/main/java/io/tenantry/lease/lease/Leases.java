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
  private static final String UNLESS_CANCELLED_OR_THERE =
      """
      where not exists (select from cancelled_booking where booking_id = :booking_id)
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
        .chain(
            () -> Lease.ROWS.insertIf(tx, Lease.ROWS.columns(lease), UNLESS_CANCELLED_OR_THERE))
        .flatMap(
            inserted ->
                inserted
                    ? outbox.add(tx, lease.id(), lease.organizationId(), lease.started())
                    : Uni.createFrom().voidItem());
  }

  /** A resident's own leases, or an organization's. */
  Uni<Page<Lease>> list(Caller caller, PageRequest page) {
    return database.as(caller, tx -> Lease.ROWS.page(tx, page));
  }

  /** One lease, empty when it is not there or not the caller's. */
  Uni<Optional<Lease>> find(Caller caller, UUID id) {
    return database.as(caller, tx -> Lease.ROWS.find(tx, id));
  }
}
