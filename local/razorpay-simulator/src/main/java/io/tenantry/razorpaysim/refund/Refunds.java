package io.tenantry.razorpaysim.refund;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.razorpaysim.api.Api;
import io.tenantry.razorpaysim.api.Call;
import io.tenantry.razorpaysim.api.RazorpayError;
import io.tenantry.razorpaysim.api.Shape;
import io.tenantry.razorpaysim.money.Currencies;
import io.tenantry.razorpaysim.payment.Payments;
import io.tenantry.razorpaysim.store.Ids;
import io.tenantry.razorpaysim.webhook.Events;
import io.tenantry.simulator.store.Json;
import io.tenantry.simulator.store.Store;
import io.tenantry.simulator.store.Table;
import java.time.InstantSource;

/** Money that goes back, all of a payment or a part. */
public final class Refunds {
  private final Store store;
  private final Table refunds;
  private final Payments payments;
  private final Events events;
  private boolean stayPending;

  /** Refunds in this store. */
  public Refunds(Store store, Payments payments, Events events) {
    this.store = store;
    this.refunds = store.table("refunds");
    this.payments = payments;
    this.events = events;
  }

  /** Names the addresses. */
  public void routes(Api api) {
    api.post("/v1/payments/:id/refund", this::create);
    api.get("/v1/payments/:id/refunds", this::list);
    api.get("/v1/refunds/:id", call -> required(call.requiredId()));
  }

  /** Keeps refunds pending until they are completed by hand, or not. */
  public void stayPending(boolean pending) {
    stayPending = pending;
  }

  private ObjectNode required(String id) {
    ObjectNode refund = refunds.find(id).orElseThrow(RazorpayError::unknownId);
    boolean settles = "pending".equals(refund.get("status").asText());
    return settles && !stayPending ? store.write(() -> process(refund)) : refund;
  }

  private ObjectNode create(Call call) {
    ObjectNode payment = payments.required(call.requiredId());
    long amount = amount(call, payment);
    ObjectNode refund =
        Json.object()
            .put("id", Ids.next("rfnd_"))
            .put("entity", "refund")
            .put("amount", amount)
            .put("currency", payment.get("currency").asText())
            .put("payment_id", payment.get("id").asText());
    refund.set("notes", Shape.notes(call.body().path("notes")));
    refund.put("receipt", call.body().path("receipt").asText(null));
    refund.putObject("acquirer_data").putNull("arn");
    refund
        .put("created_at", InstantSource.system().instant().getEpochSecond())
        .putNull("batch_id")
        .put("status", "pending")
        .put("speed_processed", "normal")
        .put("speed_requested", call.body().path("speed").asText("normal"));
    refunds.put(refund);
    payments.keep(lessened(payment, amount));
    events.emit("refund.created", refund, payment);
    return stayPending ? refund : process(refund);
  }

  private ObjectNode process(ObjectNode refund) {
    refund.put("status", "processed");
    refunds.put(refund);
    events.emit("refund.processed", refund, payments.required(refund.get("payment_id").asText()));
    return refund;
  }

  private static long amount(Call call, ObjectNode payment) {
    long left = payment.get("amount").asLong() - payment.get("amount_refunded").asLong();
    if (!payment.get("captured").asBoolean()) {
      throw RazorpayError.bad("The payment status should be captured for action to be taken");
    }
    if (left == 0) {
      throw RazorpayError.bad("The payment has been fully refunded already");
    }
    long amount = call.body().has("amount") ? call.requiredNumber("amount") : left;
    if (amount < 1 || amount > left) {
      throw RazorpayError.bad("The refund amount provided is greater than amount captured");
    }
    Currencies.check(amount, payment.get("currency").asText());
    return amount;
  }

  private static ObjectNode lessened(ObjectNode payment, long amount) {
    long refunded = payment.get("amount_refunded").asLong() + amount;
    boolean full = refunded == payment.get("amount").asLong();
    return payment
        .put("amount_refunded", refunded)
        .put("refund_status", full ? "full" : "partial")
        .put("status", full ? "refunded" : "captured");
  }

  private ObjectNode list(Call call) {
    String payment = payments.required(call.requiredId()).get("id").asText();
    return Shape.collection(
        refunds
            .newestFirst()
            .filter(refund -> refund.get("payment_id").asText().equals(payment))
            .limit(call.count())
            .map(refund -> required(refund.get("id").asText()))
            .toList());
  }
}
