package io.tenantry.payment.payment;

import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.booking.RefundRequested;
import io.tenantry.contracts.rent.AutopayRequested;
import io.tenantry.contracts.rent.InvoiceCancelled;
import io.tenantry.payment.payable.Payables;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Event;
import io.tenantry.platform.events.Inbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Applies booking and invoice events to payments. */
@ApplicationScoped
class PayableEvents {
  private final Inbox inbox;
  private final Payables payables;
  private final Payments payments;
  private final Refunds refunds;
  private final Autopay autopay;
  private final Withdrawals withdrawals;

  PayableEvents(
      Inbox inbox,
      Payables payables,
      Payments payments,
      Refunds refunds,
      Autopay autopay,
      Withdrawals withdrawals) {
    this.inbox = inbox;
    this.payables = payables;
    this.payments = payments;
    this.refunds = refunds;
    this.autopay = autopay;
    this.withdrawals = withdrawals;
  }

  @Incoming("booking-events")
  Uni<Void> receiveBooking(ConsumerRecord<String, byte[]> message) {
    return inbox.once(message, this::handle);
  }

  @Incoming("rent-events")
  Uni<Void> receiveRent(ConsumerRecord<String, byte[]> message) {
    return inbox.once(message, this::handle);
  }

  Uni<Void> handle(Tx tx, Event event) {
    return switch (event.body()) {
      case AutopayRequested request -> autopay.request(tx, request);
      case RefundRequested request -> refund(tx, request);
      case InvoiceCancelled invoice -> withdrawals.withdraw(tx, invoice);
      default -> payables.follow(tx, event.body());
    };
  }

  private Uni<Void> refund(Tx tx, RefundRequested request) {
    return payments
        .lock(tx, request.getPaymentId())
        .map(Optional::orElseThrow)
        .flatMap(payment -> refund(tx, payment, request.getReason()));
  }

  private Uni<Void> refund(Tx tx, Payment payment, String reason) {
    return switch (payment.status()) {
      case SUCCEEDED -> refunds.requestRest(tx, payment, reason);
      case REFUNDED -> Uni.createFrom().voidItem();
      default ->
          throw new IllegalStateException("Nothing to refund of a payment in " + payment.status());
    };
  }
}
