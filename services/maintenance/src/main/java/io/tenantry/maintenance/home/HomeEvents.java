package io.tenantry.maintenance.home;

import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.lease.LeaseCancelled;
import io.tenantry.contracts.lease.LeaseStarted;
import io.tenantry.contracts.property.Listing;
import io.tenantry.contracts.property.PropertyCreated;
import io.tenantry.contracts.property.PropertyUpdated;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Event;
import io.tenantry.platform.events.Inbox;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Learns who lives where, and which properties there are. */
@ApplicationScoped
public class HomeEvents {
  private final Inbox inbox;
  private final Homes homes;
  private final Places places;

  HomeEvents(Inbox inbox, Homes homes, Places places) {
    this.inbox = inbox;
    this.homes = homes;
    this.places = places;
  }

  @Incoming("lease.events.v1")
  @Incoming("property.events.v1")
  @Incoming("property.listings.v1")
  Uni<Void> receive(ConsumerRecord<String, byte[]> message) {
    return inbox.once(message, this::handle);
  }

  /** Gives an event its effect. */
  public Uni<Void> handle(Tx tx, Event event) {
    return switch (event.body()) {
      case LeaseStarted lease -> homes.start(tx, lease);
      case LeaseCancelled lease -> homes.cancel(tx, lease);
      case PropertyCreated property -> places.keep(tx, property);
      case PropertyUpdated property -> places.keep(tx, property);
      case Listing listing -> places.locate(tx, listing);
      default -> Uni.createFrom().voidItem();
    };
  }
}
