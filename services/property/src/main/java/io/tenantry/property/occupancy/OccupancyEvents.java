package io.tenantry.property.occupancy;

import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.booking.BookingCancelled;
import io.tenantry.contracts.booking.BookingConfirmed;
import io.tenantry.contracts.booking.BookingHeld;
import io.tenantry.contracts.lease.LeaseCancelled;
import io.tenantry.contracts.lease.LeaseStarted;
import io.tenantry.contracts.rent.ContractCreated;
import io.tenantry.contracts.rent.InvoiceCancelled;
import io.tenantry.contracts.rent.InvoicePaid;
import io.tenantry.contracts.rent.InvoiceReopened;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Event;
import io.tenantry.platform.events.Inbox;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Learns who is about to live in the properties, who does, and what they paid. */
@ApplicationScoped
class OccupancyEvents {
  private final Inbox inbox;
  private final Tenancies tenancies;

  OccupancyEvents(Inbox inbox, Tenancies tenancies) {
    this.inbox = inbox;
    this.tenancies = tenancies;
  }

  @Incoming("booking.events.v1")
  @Incoming("lease.events.v1")
  @Incoming("rent.events.v1")
  Uni<Void> receive(ConsumerRecord<String, byte[]> message) {
    return inbox.once(message, this::handle);
  }

  Uni<Void> handle(Tx tx, Event event) {
    return switch (event.body()) {
      case BookingHeld held -> tenancies.held(tx, held);
      case BookingConfirmed confirmed -> tenancies.confirmed(tx, confirmed);
      case BookingCancelled cancelled -> tenancies.cancelled(tx, cancelled);
      case LeaseStarted lease -> tenancies.started(tx, lease);
      case LeaseCancelled lease -> tenancies.cancelled(tx, lease);
      case ContractCreated contract -> tenancies.contracted(tx, contract);
      case InvoicePaid invoice -> tenancies.paid(tx, invoice);
      case InvoiceReopened invoice -> tenancies.unpaid(tx, invoice.getInvoiceId());
      case InvoiceCancelled invoice -> tenancies.unpaid(tx, invoice.getInvoiceId());
      default -> Uni.createFrom().voidItem();
    };
  }
}
