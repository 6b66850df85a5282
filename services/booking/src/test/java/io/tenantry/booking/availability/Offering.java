package io.tenantry.booking.availability;

import io.tenantry.booking.Listings;
import io.tenantry.platform.events.Event;
import io.tenantry.platform.events.Inbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Brings listings into booking the way Kafka does. */
@ApplicationScoped
public class Offering {
  private final Inbox inbox;
  private final ListingEvents events;

  Offering(Inbox inbox, ListingEvents events) {
    this.inbox = inbox;
    this.events = events;
  }

  /** A new published listing with this many units. */
  public UUID of(UUID organization, int quantity) {
    UUID listing = UUID.randomUUID();
    receive(Listings.published(organization, listing, quantity, 1));
    return listing;
  }

  /** Delivers an event about a listing. */
  public void receive(Event event) {
    inbox.once(event, events::handle).await().indefinitely();
  }
}
