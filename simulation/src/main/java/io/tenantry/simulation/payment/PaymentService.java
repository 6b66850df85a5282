package io.tenantry.simulation.payment;

import io.tenantry.contracts.booking.BookingCancelled;
import io.tenantry.contracts.booking.BookingHeld;
import io.tenantry.contracts.booking.RefundRequested;
import io.tenantry.contracts.rent.AutopayRequested;
import io.tenantry.contracts.rent.InvoiceCreated;
import io.tenantry.platform.events.AvroMoney;
import io.tenantry.simulation.broker.Broker;
import io.tenantry.simulation.broker.Inbox;
import io.tenantry.simulation.provider.Provider;
import io.tenantry.simulation.world.Bug;
import io.tenantry.simulation.world.Node;
import io.tenantry.simulation.world.World;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/** The payment service. */
public final class PaymentService {
  private final Node node;
  private final PaymentStore store;
  private final Outcomes outcomes;
  private final Errands errands;
  private final Initiations initiations;
  private final Couriers couriers;
  private final GatewayEvents webhooks;

  /** A service without payments. */
  public PaymentService(World world, Broker broker, Provider provider, Optional<Bug> bug) {
    this.node = new Node(world, "payment");
    this.store = new PaymentStore(broker);
    this.errands = new Errands(node, store);
    this.outcomes = new Outcomes(node, store, errands, bug);
    Pages pages = new Pages(node, store, outcomes, provider);
    this.initiations = new Initiations(node, store, errands, pages);
    this.couriers = new Couriers(node, store, outcomes, pages, provider, bug);
    this.webhooks = new GatewayEvents(node, store, outcomes, errands, bug);
    errands.by(this::carry);
    provider.webhooks().to(webhooks);
    boolean careless = bug.filter(Bug.ACKNOWLEDGED_BEFORE_COMMIT::equals).isPresent();
    broker.subscribe("booking.events", new Inbox(node, this::heard, careless));
    broker.subscribe("rent.events", new Inbox(node, this::heard, careless));
  }

  /** Its database. */
  public PaymentStore store() {
    return store;
  }

  /** Returns the entry point for payments. */
  public Initiations initiations() {
    return initiations;
  }

  private void carry(Errand errand, Consumer<Boolean> done) {
    node.note("errand " + errand.kind());
    switch (errand.kind()) {
      case PAGE -> couriers.page(errand, done);
      case CHARGE -> couriers.charge(errand, done);
      case REFUND -> couriers.refund(errand, done);
      case WEBHOOK -> done.accept(webhooks.process(errand.webhook()));
    }
  }

  private Runnable heard(SpecificRecord event) {
    return switch (event) {
      case BookingHeld held -> keep(payable(held));
      case InvoiceCreated invoice -> keep(payable(invoice));
      case BookingCancelled cancelled -> close(cancelled.getBookingId());
      case RefundRequested request -> refund(store.payment(request.getPaymentId()));
      case AutopayRequested request -> autopay(request.getInvoiceId());
      default -> () -> {};
    };
  }

  private Runnable keep(PayableRow payable) {
    return () -> {
      if (store.payable(payable.id()) == null) {
        store.keep(payable);
      }
    };
  }

  private Runnable close(UUID booking) {
    return () -> store.keep(store.payable(booking).close());
  }

  private Runnable refund(PaymentRow payment) {
    return switch (payment.status()) {
      case SUCCEEDED -> () -> outcomes.requestRefund(payment);
      case REFUNDED -> () -> {};
      default -> throw new IllegalStateException("Nothing to refund in " + payment.status());
    };
  }

  private Runnable autopay(UUID invoice) {
    if (store.settled(invoice) || store.beingCharged(invoice)) {
      return () -> {};
    }
    PaymentRow fresh =
        PaymentRow.begun(
            UUID.randomUUID(), store.payable(invoice), true, store.attempt(invoice, true));
    return () -> {
      node.note("charges, try " + fresh.attempt());
      store.keep(fresh);
      errands.add(Errand.Kind.CHARGE, fresh.id(), 0);
    };
  }

  private static PayableRow payable(BookingHeld held) {
    return new PayableRow(
        held.getBookingId(),
        true,
        held.getOrganizationId(),
        held.getResidentId(),
        AvroMoney.from(held.getAmountDue()).getAmountMinorLong(),
        Optional.of(held.getExpiresAt()),
        false);
  }

  private static PayableRow payable(InvoiceCreated invoice) {
    return new PayableRow(
        invoice.getInvoiceId(),
        false,
        invoice.getOrganizationId(),
        invoice.getResidentId(),
        AvroMoney.from(invoice.getAmount()).getAmountMinorLong(),
        Optional.empty(),
        false);
  }
}
