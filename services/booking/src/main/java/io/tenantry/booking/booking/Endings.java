package io.tenantry.booking.booking;

import io.smallrye.mutiny.Uni;
import io.tenantry.booking.availability.Availabilities;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Outbox;
import io.tenantry.platform.identity.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Ends holds and bookings: their units are available again, money goes back. */
@ApplicationScoped
class Endings {
  private final Database database;
  private final Bookings bookings;
  private final Availabilities availabilities;
  private final Outbox outbox;
  private final Clock clock;

  Endings(
      Database database,
      Bookings bookings,
      Availabilities availabilities,
      Outbox outbox,
      Clock clock) {
    this.database = database;
    this.bookings = bookings;
    this.availabilities = availabilities;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Cancels on somebody's wish; what has ended already stays as it is. The caller's scope decides
   * whether they see the booking at all, the service's may give the units back.
   */
  Uni<Optional<Booking>> cancel(Caller caller, UUID id) {
    return bookings
        .find(caller, id)
        .flatMap(
            found ->
                found.isEmpty()
                    ? Uni.createFrom().item(found)
                    : cancel(found.get(), reason(caller, found.get())).map(Optional::of));
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
                .call(
                    due ->
                        due.isPresent()
                            ? end(tx, due.get(), CancelReason.EXPIRED)
                            : Uni.createFrom().voidItem())
                .map(Optional::isPresent));
  }

  private Uni<Booking> cancel(Booking seen, CancelReason reason) {
    return database.asServiceFor(
        seen.organizationId(),
        tx ->
            bookings
                .lock(tx, seen.id())
                .flatMap(
                    booking ->
                        booking.course().status().holdsUnits()
                            ? end(tx, booking, reason)
                            : Uni.createFrom().item(booking)));
  }

  private Uni<Booking> end(Tx tx, Booking booking, CancelReason reason) {
    Course cancelled = booking.course().cancelled(reason, clock.instant());
    Booking ended = booking.with(withRefund(cancelled));
    return bookings
        .keep(tx, ended)
        .chain(() -> availabilities.release(tx, ended.listingId(), ended.quantity()))
        .flatMap(
            stock ->
                outbox.add(
                    tx, ended.id(), ended.organizationId(), BookingFacts.cancelled(ended, stock)))
        .chain(() -> requestRefund(tx, ended))
        .replaceWith(ended);
  }

  private Course withRefund(Course course) {
    return course.paymentId().isEmpty()
        ? course
        : course.refundRequested(
            course.paymentId().get(), course.amountPaid().orElseThrow(), clock.instant());
  }

  private Uni<Void> requestRefund(Tx tx, Booking ended) {
    Course course = ended.course();
    return course.refundRequestedAt().isEmpty()
        ? Uni.createFrom().voidItem()
        : outbox.add(
            tx,
            ended.id(),
            ended.organizationId(),
            BookingFacts.refundRequested(
                ended,
                course.paymentId().orElseThrow(),
                course.amountPaid().orElseThrow(),
                "The booking was cancelled",
                course.refundRequestedAt().get()));
  }

  private static CancelReason reason(Caller caller, Booking booking) {
    return booking.residentId().equals(caller.id())
        ? CancelReason.BY_RESIDENT
        : CancelReason.BY_LANDLORD;
  }
}
