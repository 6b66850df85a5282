package io.tenantry.payment.razorpay;

import com.razorpay.Entity;
import io.smallrye.mutiny.Uni;
import io.tenantry.payment.provider.CheckoutOrder;
import io.tenantry.payment.provider.CheckoutPage;
import io.tenantry.payment.provider.Inquiry;
import io.tenantry.payment.provider.Taken;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.json.JSONObject;

/**
 * Orders and their pages. Razorpay has no idempotency keys: our payment's id is the order's
 * receipt, and an order is looked for by it before one is made.
 */
@ApplicationScoped
class Orders {
  /** Razorpay leaves orders open for ever; after this long we take their page for abandoned. */
  private static final Duration OPEN_FOR = Duration.ofDays(1);

  private final RazorpayCalls razorpay;
  private final HostedCheckout checkout;
  private final Clock providersClock = Clock.systemUTC();

  Orders(RazorpayCalls razorpay, HostedCheckout checkout) {
    this.razorpay = razorpay;
    this.checkout = checkout;
  }

  Uni<CheckoutPage> open(CheckoutOrder order) {
    return find(order)
        .flatMap(found -> found.isPresent() ? Uni.createFrom().item(found.get()) : create(order))
        .map(id -> new CheckoutPage(id, checkout.url(id, order)));
  }

  Uni<Inquiry> ask(String order) {
    return razorpay
        .call("find_payments", client -> json(client.orders.fetchPayments(order)))
        .flatMap(
            payments ->
                taken(payments)
                    .<Uni<Inquiry>>map(taken -> Uni.createFrom().item(new Inquiry.Paid(taken)))
                    .orElseGet(() -> unpaid(order)));
  }

  /** Money of a captured payment; empty when none was captured. */
  static Optional<Taken> taken(JSONObject payment) {
    return payment.optBoolean("captured")
        ? Optional.of(
            new Taken(
                payment.getString("id"),
                RazorpayAmounts.TABLE.fromProvider(
                    payment.getString("currency"), payment.getLong("amount")),
                Optional.empty()))
        : Optional.empty();
  }

  private static Optional<Taken> taken(List<JSONObject> payments) {
    return payments.stream().map(Orders::taken).flatMap(Optional::stream).findFirst();
  }

  private Uni<Inquiry> unpaid(String order) {
    return razorpay
        .call("find_order", client -> client.orders.fetch(order).toJson().getLong("created_at"))
        .map(
            made ->
                providersClock.instant().getEpochSecond() - made > OPEN_FOR.toSeconds()
                    ? new Inquiry.Over("checkout_expired", "The payment page was left alone.")
                    : new Inquiry.Open());
  }

  private Uni<Optional<String>> find(CheckoutOrder order) {
    var receipt = new JSONObject().put("receipt", order.payment().toString());
    return razorpay
        .call("find_orders", client -> json(client.orders.fetchAll(receipt)))
        .map(orders -> orders.stream().map(made -> made.getString("id")).findFirst());
  }

  private Uni<String> create(CheckoutOrder order) {
    String payment = order.payment().toString();
    var wish =
        new JSONObject()
            .put("amount", RazorpayAmounts.TABLE.toProvider(order.amount()))
            .put("currency", order.amount().getCurrencyUnit().getCode())
            .put("receipt", payment)
            .put("payment", new JSONObject().put("capture", "automatic"))
            .put("notes", new JSONObject().put(Notes.PAYMENT, payment));
    return razorpay.call(
        "create_order", client -> client.orders.create(wish).toJson().getString("id"));
  }

  private static List<JSONObject> json(List<? extends Entity> entities) {
    return entities.stream().map(Entity::toJson).toList();
  }
}
