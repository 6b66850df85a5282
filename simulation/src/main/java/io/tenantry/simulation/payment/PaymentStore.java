package io.tenantry.simulation.payment;

import io.tenantry.payment.payment.PaymentStatus;
import io.tenantry.simulation.broker.Broker;
import io.tenantry.simulation.provider.Webhook;
import io.tenantry.simulation.world.Trail;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

/** Payment's database: what is committed outlives every crash. */
public final class PaymentStore {
  static final String TOPIC = "payment.events";
  private final Map<UUID, PayableRow> payables = new LinkedHashMap<>();
  private final Map<UUID, PaymentRow> payments = new LinkedHashMap<>();
  private final Map<String, UUID> initiations = new LinkedHashMap<>();
  private final Map<UUID, Boolean> refunds = new LinkedHashMap<>();
  private final Map<Errand.Key, Errand> errands = new LinkedHashMap<>();
  private final Map<Integer, Webhook> webhooks = new LinkedHashMap<>();
  private final Set<Integer> processed = new HashSet<>();
  private final Trail<PaymentStatus> trail = new Trail<>(PaymentStatus.class);
  private final Ledger ledger = new Ledger();
  private final Broker broker;
  private int revision;

  PaymentStore(Broker broker) {
    this.broker = broker;
  }

  /** All payments. */
  public Collection<PaymentRow> payments() {
    return payments.values();
  }

  /** The way payments went. */
  public Trail<PaymentStatus> trail() {
    return trail;
  }

  /** The ledger. */
  public Ledger ledger() {
    return ledger;
  }

  /** Grows with every change of a payment. */
  public int revision() {
    return revision;
  }

  /** Lists unfinished work: tasks, webhooks without effect, pending refunds. */
  public List<String> unfinished() {
    List<String> unfinished = new ArrayList<>();
    errands.values().forEach(errand -> unfinished.add("errand " + errand.kind()));
    webhooks.keySet().stream()
        .filter(number -> !processed.contains(number))
        .forEach(number -> unfinished.add("webhook " + number));
    refunds.values().stream().filter(done -> !done).forEach(done -> unfinished.add("refund"));
    return unfinished;
  }

  PayableRow payable(UUID id) {
    return payables.get(id);
  }

  PaymentRow payment(UUID id) {
    return payments.get(id);
  }

  Map<String, UUID> initiations() {
    return initiations;
  }

  Map<Integer, Webhook> webhooks() {
    return webhooks;
  }

  Set<Integer> processed() {
    return processed;
  }

  /** Returns the refunded payments, and whether each refund is done. */
  Map<UUID, Boolean> refunds() {
    return refunds;
  }

  Map<Errand.Key, Errand> errands() {
    return errands;
  }

  void keep(PayableRow payable) {
    payables.put(payable.id(), payable);
  }

  void keep(PaymentRow payment) {
    var before = Optional.ofNullable(payments.put(payment.id(), payment));
    trail.add(before.map(PaymentRow::status), payment.status());
    revision++;
  }

  void tell(UUID key, SpecificRecord event) {
    broker.committed(TOPIC, key, event);
  }

  boolean settled(UUID payable) {
    return payments.values().stream()
        .anyMatch(payment -> payment.payableId().equals(payable) && payment.settles());
  }

  boolean beingCharged(UUID payable) {
    return payments.values().stream()
        .filter(payment -> payment.payableId().equals(payable) && payment.automatic())
        .anyMatch(payment -> payment.status().undecided());
  }

  Optional<PaymentRow> onPage(UUID payable) {
    return payments.values().stream()
        .filter(payment -> payment.payableId().equals(payable) && !payment.automatic())
        .filter(
            payment ->
                payment.status().undecided()
                    || (payment.status() == PaymentStatus.FAILED && payment.pageOpen()))
        .reduce((older, newer) -> newer);
  }

  int attempt(UUID payable, boolean automatic) {
    return 1
        + (int)
            payments.values().stream()
                .filter(payment -> payment.payableId().equals(payable))
                .filter(payment -> payment.automatic() == automatic)
                .count();
  }
}
