package io.tenantry.booking.booking;

import io.smallrye.mutiny.Uni;
import io.tenantry.booking.availability.Availabilities;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.avro.specific.SpecificRecord;

/** Writes what was decided about bookings. */
@ApplicationScoped
class Changes {
  private final Bookings bookings;
  private final Availabilities availabilities;
  private final Outbox outbox;

  Changes(Bookings bookings, Availabilities availabilities, Outbox outbox) {
    this.bookings = bookings;
    this.availabilities = availabilities;
    this.outbox = outbox;
  }

  /** Writes a change of a booking that is locked; so is its listing when units move. */
  Uni<Void> write(Tx tx, Change change) {
    Booking booking = change.booking();
    Uni<Void> written =
        bookings
            .keep(tx, booking)
            .chain(
                () ->
                    change
                        .stock()
                        .map(stock -> availabilities.keep(tx, booking.listingId(), stock))
                        .orElseGet(Uni.createFrom()::voidItem));
    for (SpecificRecord event : change.told()) {
      written = written.chain(() -> outbox.add(tx, booking.id(), booking.organizationId(), event));
    }
    return written;
  }
}
