package io.tenantry.property.listing;

import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.auth.OrganizationDeleted;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Event;
import io.tenantry.platform.events.Inbox;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Learns that an organization is gone: nobody shall book what it offered. */
@ApplicationScoped
class AuthEvents {
  private final Inbox inbox;
  private final ListingsOfOrganization listings;

  AuthEvents(Inbox inbox, ListingsOfOrganization listings) {
    this.inbox = inbox;
    this.listings = listings;
  }

  @Incoming("auth.events.v1")
  Uni<Void> receive(ConsumerRecord<String, byte[]> message) {
    return inbox.once(message, this::handle);
  }

  Uni<Void> handle(Tx tx, Event event) {
    return switch (event.body()) {
      case OrganizationDeleted deleted -> listings.withdraw(tx, deleted.getOrganizationId());
      default -> Uni.createFrom().voidItem();
    };
  }
}
