package io.tenantry.rent.invoice;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.payment.PaymentPartlyRefunded;
import io.tenantry.contracts.payment.PaymentRefunded;
import io.tenantry.contracts.payment.PaymentSucceeded;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Event;
import io.tenantry.platform.events.Inbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Applies payment events to invoices. One that failed leaves its invoice open, as it was. */
@ApplicationScoped
public class PaymentEvents {
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
      case PaymentSucceeded payment ->
          each(Part.of(payment), part -> invoices.settle(tx, part, payment.getPaidAt()));
      case PaymentPartlyRefunded refund ->
          each(
              Part.of(refund.getPaymentId(), refund.getAllocations()),
              part -> invoices.reopen(tx, part, refund.getRefundedAt()));
      case PaymentRefunded refund ->
          each(
              Part.of(refund.getPaymentId(), refund.getAllocations()),
              part -> invoices.reopen(tx, part, refund.getRefundedAt()));
      default -> Uni.createFrom().voidItem();
    };
  }

  private static Uni<Void> each(List<Part> parts, Function<Part, Uni<Void>> work) {
    return Multi.createFrom()
        .iterable(parts)
        .onItem()
        .transformToUniAndConcatenate(part -> work.apply(part))
        .collect()
        .asList()
        .replaceWithVoid();
  }
}
