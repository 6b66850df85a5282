package io.tenantry.notification.contact;

import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.auth.PersonState;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Event;
import io.tenantry.platform.events.Inbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the address book equal to what accounts say of people. */
@ApplicationScoped
public class PersonEvents {
  private final Inbox inbox;
  private final Contacts contacts;

  PersonEvents(Inbox inbox, Contacts contacts) {
    this.inbox = inbox;
    this.contacts = contacts;
  }

  @Incoming("auth.people.v1")
  Uni<Void> receive(ConsumerRecord<String, byte[]> message) {
    return inbox.once(message, this::handle);
  }

  /** Gives a person's state, or its end, its effect. */
  public Uni<Void> handle(Tx tx, Event event) {
    return switch (event.body()) {
      case PersonState person -> contacts.keep(tx, person);
      case null -> ContactErasure.erase(tx, UUID.fromString(event.subject()));
      default -> Uni.createFrom().voidItem();
    };
  }
}
