package io.tenantry.booking.booking;

import io.smallrye.mutiny.Uni;
import io.tenantry.booking.availability.Availabilities;
import io.tenantry.booking.availability.Offer;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.identity.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Ends holds and bookings. */
@ApplicationScoped
class Endings {
  private final Database database;
  private final Bookings bookings;
  private final Availabilities availabilities;
  private final Changes changes;
  private final Clock clock;

  Endings(
      Database database,
      Bookings bookings,
      Availabilities availabilities,
      Changes changes,
      Clock clock) {
    this.database = database;
    this.bookings = bookings;
    this.availabilities = availabilities;
    this.changes = changes;
    this.clock = clock;
  }

  /**
   * Cancels on somebody's wish; what has ended already stays as it is. The caller's scope decides
   * whether they see the booking at all, the service's may give the units back.
   *
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when somebody lives by it: whoever it
   *     is gives notice, which ends the lease
   */
  Uni<Optional<Booking>> cancel(Caller caller, UUID id) {
    return bookings
        .find(caller, id)
        .flatMap(
            found ->
                found.isEmpty()
                    ? Uni.createFrom().item(found)
                    : cancel(found.get(), CancelReason.by(caller.id(), found.get()))
                        .map(Optional::of));
  }

  /**
   * Ends a hold whose time is over.
   *
   * @return whether there was something to end
   */
  Uni<Boolean> expire(UUID id) {
    return database.asService(
        tx ->
            bookings
                .lockIfDue(tx, id, clock.instant())
                .flatMap(
                    due -> due.isEmpty() ? Uni.createFrom().item(false) : expire(tx, due.get())));
  }

  private Uni<Boolean> expire(Tx tx, Booking booking) {
    return end(tx, booking, offer -> Ending.due(booking, offer.stock(), clock.instant()))
        .map(Optional::isPresent);
  }

  private Uni<Booking> cancel(Booking seen, CancelReason reason) {
    return database.asServiceFor(
        seen.organizationId(),
        tx -> bookings.lock(tx, seen.id()).flatMap(booking -> cancel(tx, booking, reason)));
  }

  private Uni<Booking> cancel(Tx tx, Booking booking, CancelReason reason) {
    return end(tx, booking, offer -> wished(booking, offer, reason))
        .map(ended -> ended.orElse(booking));
  }

  private Optional<Change> wished(Booking booking, Offer offer, CancelReason reason) {
    if (MoveIn.isOver(booking, offer, clock.instant())) {
      throw Refusals.livedIn(reason);
    }
    return Ending.wished(booking, offer.stock(), reason, clock.instant());
  }

  private Uni<Optional<Booking>> end(
      Tx tx, Booking booking, Function<Offer, Optional<Change>> decision) {
    return availabilities
        .lock(tx, booking.listingId())
        .map(offer -> decision.apply(offer.orElseThrow()))
        .call(
            change ->
                change
                    .map(decided -> changes.write(tx, decided))
                    .orElseGet(Uni.createFrom()::voidItem))
        .map(change -> change.map(Change::booking));
  }
}
