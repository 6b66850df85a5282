package io.tenantry.maintenance.plan;

import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.auth.OrganizationDeleted;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Event;
import io.tenantry.platform.events.Inbox;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Learns that an organization is gone: nothing is planned for it any more. */
@ApplicationScoped
class AuthEvents {
  private final Inbox inbox;
  private final Plans plans;

  AuthEvents(Inbox inbox, Plans plans) {
    this.inbox = inbox;
    this.plans = plans;
  }

  @Incoming("auth.events.v1")
  Uni<Void> receive(ConsumerRecord<String, byte[]> message) {
    return inbox.once(message, this::handle);
  }

  Uni<Void> handle(Tx tx, Event event) {
    return switch (event.body()) {
      case OrganizationDeleted gone -> plans.end(tx, gone);
      default -> Uni.createFrom().voidItem();
    };
  }
}
