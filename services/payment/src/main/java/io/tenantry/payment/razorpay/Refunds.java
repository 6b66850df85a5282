package io.tenantry.payment.razorpay;

import io.smallrye.mutiny.Uni;
import io.tenantry.payment.provider.GivenBack;
import io.tenantry.payment.provider.ProviderRefused;
import io.tenantry.payment.provider.RefundOrder;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.json.JSONObject;

/**
 * Gives money back. Our refund's id is the receipt, and the payment's refunds are looked through
 * for it before one is made.
 */
@ApplicationScoped
class Refunds {
  private static final int MOST = 100;
  private final RazorpayCalls razorpay;

  Refunds(RazorpayCalls razorpay) {
    this.razorpay = razorpay;
  }

  Uni<GivenBack> refund(RefundOrder order) {
    return find(order)
        .flatMap(found -> found.isPresent() ? Uni.createFrom().item(found.get()) : create(order))
        .map(Refunds::read)
        .onFailure(ProviderRefused.class)
        .recoverWithUni(failure -> refused(order, (ProviderRefused) failure));
  }

  private Uni<Optional<JSONObject>> find(RefundOrder order) {
    String receipt = order.refund().toString();
    return razorpay.call(
        "find_refunds",
        client ->
            client
                .payments
                .fetchAllRefunds(order.intentId(), new JSONObject().put("count", MOST))
                .stream()
                .map(refund -> refund.toJson())
                .filter(refund -> receipt.equals(refund.optString("receipt")))
                .findFirst());
  }

  private Uni<JSONObject> create(RefundOrder order) {
    String refund = order.refund().toString();
    var wish =
        new JSONObject()
            .put("amount", RazorpayAmounts.TABLE.toProvider(order.amount()))
            .put("speed", "normal")
            .put("receipt", refund)
            .put("notes", new JSONObject().put(Notes.REFUND, refund));
    return razorpay.call(
        "refund", client -> client.payments.refund(order.intentId(), wish).toJson());
  }

  private static GivenBack read(JSONObject refund) {
    return switch (refund.getString("status")) {
      case "processed" -> new GivenBack.Done(Optional.of(refund.getString("id")));
      case "failed" ->
          new GivenBack.Refused("refund_failed", "The provider could not give the money back.");
      default -> new GivenBack.Pending();
    };
  }

  /** Somebody else may have given all of it back. */
  private Uni<GivenBack> refused(RefundOrder order, ProviderRefused refused) {
    return razorpay
        .call("find_payment", client -> client.payments.fetch(order.intentId()).toJson())
        .map(
            payment ->
                "full".equals(payment.optString("refund_status"))
                    ? new GivenBack.Done(Optional.empty())
                    : new GivenBack.Refused(refused.code(), refused.getMessage()));
  }
}
