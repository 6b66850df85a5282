package io.tenantry.simulation.rent;

import io.tenantry.contracts.payment.PaymentFailed;
import io.tenantry.contracts.payment.PaymentSucceeded;
import io.tenantry.contracts.rent.AutopayRequested;
import io.tenantry.contracts.rent.InvoiceCreated;
import io.tenantry.platform.events.AvroMoney;
import io.tenantry.simulation.broker.Broker;
import io.tenantry.simulation.broker.Inbox;
import io.tenantry.simulation.world.Node;
import io.tenantry.simulation.world.World;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.joda.money.Money;

/** As much of the rent service as payments meet: invoices that are charged, paid or left open. */
public final class RentService {
  private static final String TOPIC = "rent.events";
  private static final String INVOICE = "invoice";
  private static final int MOST_TRIES = 3;
  private final Node node;
  private final World world;
  private final Broker broker;
  private final Map<UUID, Invoice> invoices = new LinkedHashMap<>();

  /** A service without invoices. */
  public RentService(World world, Broker broker) {
    this.world = world;
    this.broker = broker;
    this.node = new Node(world, "rent");
    broker.subscribe("payment.events", new Inbox(node, this::heard, false));
  }

  /**
   * An invoice.
   *
   * @param tries how often it was to be charged
   * @param paidBy the payment that settled it
   */
  public record Invoice(UUID id, UUID resident, Money amount, int tries, Optional<UUID> paidBy) {
    private Invoice triedAgain() {
      return new Invoice(id, resident, amount, tries + 1, paidBy);
    }

    private Invoice paid(UUID payment) {
      return new Invoice(id, resident, amount, tries, Optional.of(payment));
    }
  }

  /** An invoice, as it is now. */
  public Optional<Invoice> invoice(UUID id) {
    return Optional.ofNullable(invoices.get(id));
  }

  /** Issues an invoice, and asks for its charge if the resident wants that. */
  public UUID issue(UUID resident, Money amount, boolean autopay) {
    var invoice = new Invoice(UUID.randomUUID(), resident, amount, 0, Optional.empty());
    invoices.put(invoice.id(), invoice);
    node.note("issues an invoice");
    broker.committed(TOPIC, invoice.id(), created(invoice));
    if (autopay) {
      charge(invoice);
    }
    return invoice.id();
  }

  private void charge(Invoice invoice) {
    invoices.put(invoice.id(), invoice.triedAgain());
    broker.committed(TOPIC, invoice.id(), wish(invoice));
  }

  private Runnable heard(SpecificRecord event) {
    return switch (event) {
      case PaymentSucceeded paid when paid.getPayableType().equals(INVOICE) -> () -> settle(paid);
      case PaymentFailed failed when failed.getPayableType().equals(INVOICE) -> () -> again(failed);
      default -> () -> {};
    };
  }

  private void settle(PaymentSucceeded payment) {
    Invoice invoice = invoices.get(payment.getPayableId());
    if (invoice.paidBy().isEmpty()) {
      node.note("an invoice is paid");
      invoices.put(invoice.id(), invoice.paid(payment.getPaymentId()));
    }
  }

  private void again(PaymentFailed failed) {
    Invoice invoice = invoices.get(failed.getPayableId());
    if (failed.getAutomatic() && invoice.paidBy().isEmpty() && invoice.tries() < MOST_TRIES) {
      charge(invoice);
    }
  }

  private InvoiceCreated created(Invoice invoice) {
    LocalDate today = LocalDate.ofInstant(world.now(), ZoneOffset.UTC);
    return InvoiceCreated.newBuilder()
        .setInvoiceId(invoice.id())
        .setNumber("")
        .setContractId(invoice.id())
        .setOrganizationId(invoice.id())
        .setResidentId(invoice.resident())
        .setUnit("")
        .setAmount(AvroMoney.of(invoice.amount()))
        .setPeriodStart(today)
        .setPeriodEnd(today)
        .setIssuedOn(today)
        .setDueOn(today)
        .build();
  }

  private AutopayRequested wish(Invoice invoice) {
    return AutopayRequested.newBuilder()
        .setInvoiceId(invoice.id())
        .setNumber("")
        .setContractId(invoice.id())
        .setOrganizationId(invoice.id())
        .setResidentId(invoice.resident())
        .setUnit("")
        .setAmount(AvroMoney.of(invoice.amount()))
        .setRequestedAt(world.now())
        .build();
  }
}
