package io.tenantry.booking.booking;

import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.payment.PaymentRefunded;
import io.tenantry.contracts.payment.PaymentSucceeded;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Event;
import io.tenantry.platform.events.Inbox;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Applies payment events to bookings. */
@ApplicationScoped
class PaymentEvents {
  private static final String BOOKING = "booking";
  private final Inbox inbox;
  private final Settlements settlements;

  PaymentEvents(Inbox inbox, Settlements settlements) {
    this.inbox = inbox;
    this.settlements = settlements;
  }

  @Incoming("payment-events")
  Uni<Void> receive(ConsumerRecord<String, byte[]> message) {
    return inbox.once(message, this::handle);
  }

  Uni<Void> handle(Tx tx, Event event) {
    return switch (event.body()) {
      case PaymentSucceeded payment when payment.getPayableType().equals(BOOKING) ->
          settlements.paid(tx, payment);
      case PaymentRefunded refund when refund.getPayableType().equals(BOOKING) ->
          settlements.refunded(tx, refund);
      default -> Uni.createFrom().voidItem();
    };
  }
}
