package io.tenantry.rent.party;

import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.auth.OrganizationChanged;
import io.tenantry.contracts.auth.OrganizationCreated;
import io.tenantry.contracts.auth.OrganizationSettingsChanged;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Event;
import io.tenantry.platform.events.Inbox;
import io.tenantry.rent.settings.BillingSettings;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Learns names and settings from accounts. */
@ApplicationScoped
public class AuthEvents {
  private final Inbox inbox;
  private final Parties parties;
  private final BillingSettings settings;

  AuthEvents(Inbox inbox, Parties parties, BillingSettings settings) {
    this.inbox = inbox;
    this.parties = parties;
    this.settings = settings;
  }

  @Incoming("auth.events.v1")
  Uni<Void> receive(ConsumerRecord<String, byte[]> message) {
    return inbox.once(message, this::handle);
  }

  /** Gives an account's event its effect. */
  public Uni<Void> handle(Tx tx, Event event) {
    return switch (event.body()) {
      case OrganizationCreated created ->
          parties.keep(tx, created.getOrganizationId(), created.getName());
      case OrganizationChanged changed ->
          parties.keep(tx, changed.getOrganizationId(), changed.getName());
      case OrganizationSettingsChanged changed -> settings.keep(tx, changed);
      default -> Uni.createFrom().voidItem();
    };
  }
}
