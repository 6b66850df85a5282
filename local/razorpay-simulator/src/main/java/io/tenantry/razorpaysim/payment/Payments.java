package io.tenantry.razorpaysim.payment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.razorpaysim.api.Api;
import io.tenantry.razorpaysim.api.Call;
import io.tenantry.razorpaysim.api.RazorpayError;
import io.tenantry.razorpaysim.api.Shape;
import io.tenantry.razorpaysim.store.Ids;
import io.tenantry.simulator.store.Json;
import io.tenantry.simulator.store.Store;
import io.tenantry.simulator.store.Table;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tries to pay orders. Successful payments are captured at once. */
public final class Payments {
  private static final long FEE_PERCENT = 2;
  private static final long TAX_PERCENT = 18;
  private static final long HUNDRED = 100;

  private final Table payments;

  /** Payments in this store. */
  public Payments(Store store) {
    this.payments = store.table("payments");
  }

  /** Names the addresses. */
  public void routes(Api api) {
    api.get("/v1/payments/:id", call -> required(call.requiredId()));
    api.get("/v1/payments", this::list);
  }

  /** One payment, or Razorpay's refusal. */
  public ObjectNode required(String id) {
    return payments.find(id).orElseThrow(RazorpayError::unknownId);
  }

  /** All payments, newest first. */
  public Stream<ObjectNode> newestFirst() {
    return payments.newestFirst();
  }

  /** The tries to pay one order, newest first. */
  public List<ObjectNode> ofOrder(String order) {
    return newestFirst().filter(payment -> payment.get("order_id").asText().equals(order)).toList();
  }

  /** Keeps a change. */
  public void keep(ObjectNode payment) {
    payments.put(payment);
  }

  /** A try to pay {@code order} by UPI, as yet only authorized. */
  public ObjectNode authorize(ObjectNode order, Optional<String> email, JsonNode notes) {
    ObjectNode payment = blank(order).put("status", "authorized");
    payment.put("email", email.orElse("void@razorpay.com"));
    payment.set("notes", Shape.notes(notes));
    keep(payment);
    return payment;
  }

  /** The money is taken, less the fee. */
  public ObjectNode capture(ObjectNode payment) {
    long fee = payment.get("amount").asLong() * FEE_PERCENT / HUNDRED;
    long tax = fee * TAX_PERCENT / HUNDRED;
    payment.put("status", "captured").put("captured", true);
    payment.put("fee", fee + tax).put("tax", tax);
    keep(payment);
    return payment;
  }

  /** The payer's bank says no. */
  public ObjectNode fail(ObjectNode payment) {
    payment
        .put("status", "failed")
        .put("error_code", "BAD_REQUEST_ERROR")
        .put("error_description", "Payment was unsuccessful as the bank declined it.")
        .put("error_source", "bank")
        .put("error_step", "payment_authorization")
        .put("error_reason", "payment_failed");
    keep(payment);
    return payment;
  }

  private ObjectNode list(Call call) {
    return Shape.collection(newestFirst().limit(call.count()).toList());
  }

  private static ObjectNode blank(ObjectNode order) {
    ObjectNode payment =
        Json.object()
            .put("id", Ids.next("pay_"))
            .put("entity", "payment")
            .put("amount", order.get("amount").asLong())
            .put("currency", order.get("currency").asText())
            .put("status", "created")
            .put("order_id", order.get("id").asText())
            .putNull("invoice_id")
            .put("international", false)
            .put("method", "upi")
            .put("amount_refunded", 0)
            .putNull("refund_status")
            .put("captured", false)
            .putNull("description")
            .putNull("card_id")
            .putNull("bank")
            .putNull("wallet")
            .put("vpa", "payer@upi")
            .putNull("email")
            .put("contact", "+919999999999");
    payment.set("notes", Json.array());
    payment
        .putNull("fee")
        .putNull("tax")
        .putNull("error_code")
        .putNull("error_description")
        .putNull("error_source")
        .putNull("error_step")
        .putNull("error_reason");
    payment.putObject("acquirer_data").put("rrn", "222233334444");
    return payment.put("created_at", InstantSource.system().instant().getEpochSecond());
  }
}
