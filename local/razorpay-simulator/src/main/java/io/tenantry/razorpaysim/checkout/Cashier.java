package io.tenantry.razorpaysim.checkout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.razorpaysim.order.Orders;
import io.tenantry.razorpaysim.payment.Payments;
import io.tenantry.razorpaysim.webhook.Events;
import io.tenantry.simulator.store.Json;
import io.tenantry.simulator.store.Store;
import io.tenantry.simulator.webhook.Signature;
import java.util.Optional;

/** Takes the money for an order, once. */
public final class Cashier {
  private final Store store;
  private final Orders orders;
  private final Payments payments;
  private final Events events;
  private final Signature signature;

  /** Signs what it took with the account's key. */
  public Cashier(Store store, Orders orders, Payments payments, Events events, String keySecret) {
    this.store = store;
    this.orders = orders;
    this.payments = payments;
    this.events = events;
    this.signature = new Signature(keySecret);
  }

  /**
   * Pays an order and returns the fields that the payer's browser receives: the proof, or the
   * error.
   */
  ObjectNode pay(ObjectNode order, boolean accepts, Optional<String> email, JsonNode notes) {
    return store.write(
        () -> {
          ObjectNode payment = payments.authorize(order, email, notes);
          return accepts ? take(order, payment) : decline(order, payment);
        });
  }

  private ObjectNode take(ObjectNode order, ObjectNode payment) {
    events.emit("payment.authorized", payment);
    payments.capture(payment);
    orders.attempted(order, true);
    events.emit("payment.captured", payment);
    events.emit("order.paid", payment, order);
    return proof(order, payment);
  }

  private ObjectNode decline(ObjectNode order, ObjectNode payment) {
    payments.fail(payment);
    orders.attempted(order, false);
    events.emit("payment.failed", payment);
    ObjectNode error =
        Json.object()
            .put("code", payment.get("error_code").asText())
            .put("description", payment.get("error_description").asText())
            .put("source", payment.get("error_source").asText())
            .put("step", payment.get("error_step").asText())
            .put("reason", payment.get("error_reason").asText());
    error
        .putObject("metadata")
        .put("order_id", order.get("id").asText())
        .put("payment_id", payment.get("id").asText());
    return Json.object().set("error", error);
  }

  private ObjectNode proof(ObjectNode order, ObjectNode payment) {
    String orderId = order.get("id").asText();
    String paymentId = payment.get("id").asText();
    return Json.object()
        .put("razorpay_payment_id", paymentId)
        .put("razorpay_order_id", orderId)
        .put("razorpay_signature", signature.of(orderId + "|" + paymentId));
  }
}
