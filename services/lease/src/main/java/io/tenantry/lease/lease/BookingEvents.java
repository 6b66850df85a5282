package io.tenantry.lease.lease;

import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.booking.BookingCancelled;
import io.tenantry.contracts.booking.BookingConfirmed;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Event;
import io.tenantry.platform.events.Inbox;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Applies booking events to leases. A hold that ends had none. */
@ApplicationScoped
class BookingEvents {
  private final Inbox inbox;
  private final Leases leases;
  private final Cancellations cancellations;

  BookingEvents(Inbox inbox, Leases leases, Cancellations cancellations) {
    this.inbox = inbox;
    this.leases = leases;
    this.cancellations = cancellations;
  }

  @Incoming("booking-events")
  Uni<Void> receive(ConsumerRecord<String, byte[]> message) {
    return inbox.once(message, this::handle);
  }

  Uni<Void> handle(Tx tx, Event event) {
    return switch (event.body()) {
      case BookingConfirmed booking -> leases.start(tx, booking);
      case BookingCancelled booking when booking.getConfirmedAt() != null ->
          cancellations.cancel(tx, booking);
      default -> Uni.createFrom().voidItem();
    };
  }
}
