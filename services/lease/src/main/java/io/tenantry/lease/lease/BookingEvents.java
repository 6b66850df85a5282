package io.tenantry.lease.lease;

import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.booking.BookingConfirmed;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Event;
import io.tenantry.platform.events.Inbox;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What bookings mean for leases. */
@ApplicationScoped
class BookingEvents {
  private final Inbox inbox;
  private final Leases leases;

  BookingEvents(Inbox inbox, Leases leases) {
    this.inbox = inbox;
    this.leases = leases;
  }

  @Incoming("booking-events")
  Uni<Void> receive(ConsumerRecord<String, byte[]> message) {
    return inbox.once(message, this::handle);
  }

  Uni<Void> handle(Tx tx, Event event) {
    return switch (event.body()) {
      case BookingConfirmed booking -> leases.start(tx, booking);
      default -> Uni.createFrom().voidItem();
    };
  }
}
