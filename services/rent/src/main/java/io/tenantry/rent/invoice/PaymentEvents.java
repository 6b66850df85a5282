package io.tenantry.rent.invoice;

import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.payment.PaymentSucceeded;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Event;
import io.tenantry.platform.events.Inbox;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What payments mean for invoices. One that failed leaves its invoice open, as it was. */
@ApplicationScoped
public class PaymentEvents {
  private static final String INVOICE = "invoice";
  private final Inbox inbox;
  private final Invoices invoices;

  PaymentEvents(Inbox inbox, Invoices invoices) {
    this.inbox = inbox;
    this.invoices = invoices;
  }

  @Incoming("payment-events")
  Uni<Void> receive(ConsumerRecord<String, byte[]> message) {
    return inbox.once(message, this::handle);
  }

  /** Gives a payment's event its effect. */
  public Uni<Void> handle(Tx tx, Event event) {
    return switch (event.body()) {
      case PaymentSucceeded payment when payment.getPayableType().equals(INVOICE) ->
          invoices.settle(tx, payment);
      default -> Uni.createFrom().voidItem();
    };
  }
}
