package io.tenantry.booking.availability;

import io.tenantry.booking.Listings;
import io.tenantry.contracts.property.Listing;
import io.tenantry.platform.events.AvroMoney;
import io.tenantry.platform.events.Event;
import io.tenantry.platform.events.Inbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.joda.money.Money;

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

  /** A new published listing with this many units, for which this is due a unit. */
  public UUID at(UUID organization, int quantity, String deposit) {
    UUID listing = UUID.randomUUID();
    Event event = Listings.published(organization, listing, quantity, 1);
    ((Listing) event.body()).setDeposit(AvroMoney.of(Money.parse(deposit)));
    receive(event);
    return listing;
  }

  /** A new published listing somewhere else in the world. */
  public UUID in(UUID organization, String country, double longitude) {
    UUID listing = UUID.randomUUID();
    Event event = Listings.published(organization, listing, 2, 1);
    Listing told = (Listing) event.body();
    told.setCountry(country);
    told.setLongitude(longitude);
    receive(event);
    return listing;
  }

  /** Delivers an event about a listing. */
  public void receive(Event event) {
    inbox.once(event, events::handle).await().indefinitely();
  }
}
