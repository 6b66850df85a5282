package io.tenantry.payment.payment;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tenantry.payment.allocation.PartWish;
import io.tenantry.payment.allocation.Plan;
import io.tenantry.payment.choice.Choices;
import io.tenantry.payment.commission.Commission;
import io.tenantry.payment.commission.Commissions;
import io.tenantry.payment.errand.Errands;
import io.tenantry.payment.payable.Payable;
import io.tenantry.payment.payable.Payables;
import io.tenantry.payment.provider.Gateways;
import io.tenantry.payment.provider.Provider;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.idempotency.Idempotency;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;

/**
 * Begins payments in two steps, because the provider is never called inside a transaction: first
 * the payment is written with the person's Idempotency-Key, then its page is opened. A retry under
 * the same key goes on where the first try stopped and gives the same answer; if nobody retries,
 * the errand written with the payment does.
 */
@ApplicationScoped
class Initiations {
  private static final Duration IF_WE_DIE = Duration.ofSeconds(30);
  private static final String KNOWN =
      """
      select i.request_hash, p.* from initiation i join payment p on p.id = i.payment_id
      where i.payer_id = $1 and i.key = $2
      """;
  private static final String REMEMBER =
      "insert into initiation (payer_id, key, request_hash, payment_id) values ($1, $2, $3, $4)";

  private final Database database;
  private final Idempotency idempotency;
  private final Choices choices;
  private final Gateways gateways;
  private final Payables payables;
  private final Payments payments;
  private final Pages pages;
  private final Commissions commissions;
  private final Errands errands;
  private final Clock clock;

  Initiations(
      Database database,
      Idempotency idempotency,
      Choices choices,
      Gateways gateways,
      Payables payables,
      Payments payments,
      Pages pages,
      Commissions commissions,
      Errands errands,
      Clock clock) {
    this.database = database;
    this.idempotency = idempotency;
    this.choices = choices;
    this.gateways = gateways;
    this.payables = payables;
    this.payments = payments;
    this.pages = pages;
    this.commissions = commissions;
    this.errands = errands;
    this.clock = clock;
  }

  /** Payment begun, and the page to pay on. */
  record Initiated(UUID paymentId, String status, String checkoutUrl) {}

  /** A payment to begin, and the providers to try in order. */
  private record Order(PaymentWish wish, List<PartWish> parts, List<Provider> providers) {
    Plan plan(List<Payable> locked, Instant now) {
      return Plan.of(parts, locked, now);
    }
  }

  private record Known(String hash, Payment payment) {}

  /** Begins to pay, or gives the answer that the first try under this key got. */
  Uni<Initiated> begin(Caller caller, String key, PaymentWish wish) {
    String hash = idempotency.hash("payments/initiate", wish);
    return database
        .as(caller, tx -> known(tx, caller, key, hash))
        .flatMap(
            known ->
                known.isPresent()
                    ? Uni.createFrom().item(known.get())
                    : first(caller, key, hash, wish))
        .flatMap(pages::open)
        .map(payment -> answer(payment));
  }

  private Uni<Payment> first(Caller caller, String key, String hash, PaymentWish wish) {
    List<PartWish> parts = wish.parts();
    return Multi.createFrom()
        .iterable(parts)
        .onItem()
        .transformToUniAndConcatenate(part -> payables.await(caller, part.type(), part.payable()))
        .map(found -> found.orElseThrow(() -> Problems.notFound("What you want to pay")))
        .collect()
        .asList()
        .flatMap(found -> providers(wish, found.getFirst()))
        .map(providers -> new Order(wish, parts, providers))
        .flatMap(order -> database.as(caller, tx -> write(tx, caller, key, hash, order)));
  }

  private Uni<List<Provider>> providers(PaymentWish wish, Payable payable) {
    if (wish.gateway() == null) {
      String currency = payable.due().getCurrencyUnit().getCode();
      return choices.of(payable.organizationId(), currency, wish.savePaymentMethod());
    }
    if (!gateways.configured().contains(wish.gateway())) {
      throw Problems.invalid("gateway", "is not available here");
    }
    return Uni.createFrom().item(List.of(wish.gateway()));
  }

  /** Inserts the payment; concurrent payers of a payable wait at its row. */
  private Uni<Payment> write(Tx tx, Caller caller, String key, String hash, Order order) {
    return payables
        .lock(tx, Plan.order(order.parts()))
        .flatMap(
            locked ->
                known(tx, caller, key, hash)
                    .flatMap(
                        known ->
                            known.isPresent()
                                ? Uni.createFrom().item(known.get())
                                : choose(tx, caller, order, order.plan(locked, clock.instant()))
                                    .call(
                                        payment ->
                                            tx.execute(
                                                REMEMBER, caller.id(), key, hash, payment.id()))));
  }

  private Uni<Payment> choose(Tx tx, Caller caller, Order order, Plan plan) {
    return payments
        .onPage(tx, plan)
        .flatMap(
            open -> open.isPresent() ? reuse(tx, open.get()) : create(tx, caller, order, plan));
  }

  private Uni<Payment> create(Tx tx, Caller caller, Order order, Plan plan) {
    List<Provider> providers = able(order, plan.total());
    Page page =
        Page.wished(
            Optional.of(caller.email()).filter(text -> !text.isBlank()),
            Optional.ofNullable(order.wish().returnUrl()),
            order.wish().savePaymentMethod(),
            providers.stream().skip(1).findFirst());
    return commissions
        .of(tx, plan.first().organizationId(), plan.total())
        .map(
            terms ->
                Payment.onPage(
                    plan, fitting(terms, providers), providers.getFirst(), page, clock.instant()))
        .call(payment -> payments.insert(tx, payment, plan))
        .call(payment -> errands.add(tx, PageErrand.KIND, payment.id(), IF_WE_DIE));
  }

  /** Returns the providers that support the amount. */
  private List<Provider> able(Order order, Money amount) {
    List<Provider> able =
        order.providers().stream().filter(provider -> refusal(provider, amount).isEmpty()).toList();
    if (able.isEmpty()) {
      throw Problems.invalid("amount", refusal(order.providers().getFirst(), amount).orElseThrow());
    }
    return able;
  }

  private Optional<String> refusal(Provider provider, Money amount) {
    return gateways.of(provider).amounts().refusal(amount);
  }

  /** Our share is money that each of them has to count, too. */
  private Commission fitting(Commission terms, List<Provider> providers) {
    Money fee = terms.fee();
    for (Provider provider : providers) {
      fee = gateways.of(provider).amounts().down(fee);
    }
    return new Commission(fee, terms.account());
  }

  /** The page is still there, also after a card was refused on it. */
  private Uni<Payment> reuse(Tx tx, Payment payment) {
    return payment.status() == PaymentStatus.FAILED
        ? payments
            .update(tx, "status = $2", payment.id(), payment.status().to(PaymentStatus.PENDING))
            .chain(() -> errands.add(tx, PageErrand.KIND, payment.id(), IF_WE_DIE))
            .replaceWith(payment)
        : Uni.createFrom().item(payment);
  }

  private static Uni<Optional<Payment>> known(Tx tx, Caller caller, String key, String hash) {
    return tx.one(
            KNOWN,
            row -> new Known(row.getString("request_hash"), Payment.ROWS.read(row)),
            caller.id(),
            key)
        .map(
            found -> {
              if (found.filter(known -> !known.hash().equals(hash)).isPresent()) {
                throw Idempotency.reused();
              }
              return found.map(Known::payment);
            });
  }

  private static Initiated answer(Payment payment) {
    return new Initiated(payment.id(), "requires_action", payment.page().url().orElseThrow());
  }
}
