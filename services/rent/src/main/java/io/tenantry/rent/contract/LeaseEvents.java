package io.tenantry.rent.contract;

import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.lease.LeaseCancelled;
import io.tenantry.contracts.lease.LeaseStarted;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Event;
import io.tenantry.platform.events.Inbox;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Applies lease events to rent contracts. */
@ApplicationScoped
public class LeaseEvents {
  private final Inbox inbox;
  private final RentContracts contracts;
  private final Cancellations cancellations;

  LeaseEvents(Inbox inbox, RentContracts contracts, Cancellations cancellations) {
    this.inbox = inbox;
    this.contracts = contracts;
    this.cancellations = cancellations;
  }

  @Incoming("lease-events")
  Uni<Void> receive(ConsumerRecord<String, byte[]> message) {
    return inbox.once(message, this::handle);
  }

  /** Gives a lease's event its effect. */
  public Uni<Void> handle(Tx tx, Event event) {
    return switch (event.body()) {
      case LeaseStarted lease -> contracts.create(tx, lease);
      case LeaseCancelled lease -> cancellations.cancel(tx, lease);
      default -> Uni.createFrom().voidItem();
    };
  }
}
