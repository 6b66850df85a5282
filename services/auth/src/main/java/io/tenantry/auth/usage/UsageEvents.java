package io.tenantry.auth.usage;

import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.payment.PaymentSucceeded;
import io.tenantry.contracts.property.BedCountChanged;
import io.tenantry.contracts.rent.InvoiceCreated;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Event;
import io.tenantry.platform.events.Inbox;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Learns from the other services what organizations use. */
@ApplicationScoped
class UsageEvents {
  private final Inbox inbox;
  private final UsageTracking usage;

  UsageEvents(Inbox inbox, UsageTracking usage) {
    this.inbox = inbox;
    this.usage = usage;
  }

  @Incoming("property.events.v1")
  @Incoming("rent.events.v1")
  @Incoming("payment.events.v1")
  Uni<Void> receive(ConsumerRecord<String, byte[]> message) {
    return inbox.once(message, this::handle);
  }

  Uni<Void> handle(Tx tx, Event event) {
    return switch (event.body()) {
      case BedCountChanged beds ->
          usage.changeBeds(tx, beds.getOrganizationId(), beds.getChange(), beds.getChangedAt());
      case InvoiceCreated invoice ->
          usage.count(tx, invoice.getOrganizationId(), Metric.INVOICES, event.time());
      case PaymentSucceeded payment ->
          usage.count(tx, payment.getOrganizationId(), Metric.PAYMENTS, payment.getPaidAt());
      default -> Uni.createFrom().voidItem();
    };
  }
}
