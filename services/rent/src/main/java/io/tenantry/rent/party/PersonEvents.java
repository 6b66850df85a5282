package io.tenantry.rent.party;

import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.auth.PersonState;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Event;
import io.tenantry.platform.events.Inbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Learns from accounts how people are called. */
@ApplicationScoped
public class PersonEvents {
  private final Inbox inbox;
  private final Parties parties;

  PersonEvents(Inbox inbox, Parties parties) {
    this.inbox = inbox;
    this.parties = parties;
  }

  @Incoming("auth.people.v1")
  Uni<Void> receive(ConsumerRecord<String, byte[]> message) {
    return inbox.once(message, this::handle);
  }

  /** Gives a person's state, or its end, its effect. */
  public Uni<Void> handle(Tx tx, Event event) {
    return switch (event.body()) {
      case PersonState person ->
          parties.keep(
              tx, person.getPersonId(), person.getFirstName() + " " + person.getLastName());
      case null -> parties.erase(tx, UUID.fromString(event.subject()));
      default -> Uni.createFrom().voidItem();
    };
  }
}
