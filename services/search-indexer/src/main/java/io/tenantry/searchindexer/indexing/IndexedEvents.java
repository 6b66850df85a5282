package io.tenantry.searchindexer.indexing;

import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.booking.AvailabilityOpened;
import io.tenantry.contracts.booking.BookingCancelled;
import io.tenantry.contracts.booking.BookingConfirmed;
import io.tenantry.contracts.booking.BookingHeld;
import io.tenantry.contracts.property.Listing;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Event;
import io.tenantry.platform.events.Inbox;
import io.tenantry.searchindexer.document.Documents;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Events from other services that change the index. */
@ApplicationScoped
public class IndexedEvents {
  private final Inbox inbox;
  private final Documents documents;
  private final Indexing indexing;

  IndexedEvents(Inbox inbox, Documents documents, Indexing indexing) {
    this.inbox = inbox;
    this.documents = documents;
    this.indexing = indexing;
  }

  @Incoming("listings")
  Uni<Void> listing(ConsumerRecord<String, byte[]> message) {
    return inbox.once(message, this::handle).invoke(indexing::wake);
  }

  @Incoming("booking-events")
  Uni<Void> booking(ConsumerRecord<String, byte[]> message) {
    return inbox.once(message, this::handle).invoke(indexing::wake);
  }

  /** Handles an event in the transaction that records it. */
  public Uni<Void> handle(Tx tx, Event event) {
    return switch (event.body()) {
      case Listing listing -> documents.merge(tx, listing);
      case AvailabilityOpened opened ->
          documents.merge(
              tx, opened.getListingId(), opened.getOrganizationId(), opened.getAvailability());
      case BookingHeld held ->
          documents.merge(
              tx, held.getListingId(), held.getOrganizationId(), held.getAvailability());
      case BookingConfirmed confirmed ->
          documents.merge(
              tx,
              confirmed.getListingId(),
              confirmed.getOrganizationId(),
              confirmed.getAvailability());
      case BookingCancelled cancelled ->
          documents.merge(
              tx,
              cancelled.getListingId(),
              cancelled.getOrganizationId(),
              cancelled.getAvailability());
      default -> Uni.createFrom().voidItem();
    };
  }
}
