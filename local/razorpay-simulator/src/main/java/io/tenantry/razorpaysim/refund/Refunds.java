package io.tenantry.razorpaysim.refund;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.razorpaysim.api.Api;
import io.tenantry.razorpaysim.api.Call;
import io.tenantry.razorpaysim.api.Faults;
import io.tenantry.razorpaysim.api.RazorpayError;
import io.tenantry.razorpaysim.payment.Payments;
import io.tenantry.razorpaysim.store.Ids;
import io.tenantry.razorpaysim.store.Json;
import io.tenantry.razorpaysim.store.Store;
import io.tenantry.razorpaysim.webhook.Events;
import java.time.InstantSource;

/** Money that goes back, all of a payment or a part. */
public final class Refunds {
  private static final String MAP = "refunds";

  private final Store store;
  private final Payments payments;
  private final Events events;
  private final Faults faults;

  /** Refunds in this store. */
  public Refunds(Store store, Payments payments, Events events, Faults faults) {
    this.store = store;
    this.payments = payments;
    this.events = events;
    this.faults = faults;
  }

  /** Names the addresses. */
  public void routes(Api api) {
    api.post("/v1/payments/:id/refund", this::create);
    api.get("/v1/payments/:id/refunds", this::list);
    api.get("/v1/refunds/:id", call -> required(call.requiredId()));
  }

  private ObjectNode required(String id) {
    ObjectNode refund = store.find(MAP, id).orElseThrow(RazorpayError::unknownId);
    boolean settles = "pending".equals(refund.get("status").asText());
    return settles && !faults.refundsStayPending() ? store.write(() -> process(refund)) : refund;
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
    refund.set("notes", Json.notes(call.body().path("notes")));
    refund.put("receipt", call.body().path("receipt").asText(null));
    refund.putObject("acquirer_data").putNull("arn");
    refund
        .put("created_at", InstantSource.system().instant().getEpochSecond())
        .putNull("batch_id")
        .put("status", "pending")
        .put("speed_processed", "normal")
        .put("speed_requested", call.body().path("speed").asText("normal"));
    store.put(MAP, refund);
    payments.keep(lessened(payment, amount));
    events.emit("refund.created", refund, payment);
    return faults.refundsStayPending() ? refund : process(refund);
  }

  private ObjectNode process(ObjectNode refund) {
    refund.put("status", "processed");
    store.put(MAP, refund);
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
    return Json.collection(
        store
            .newestFirst(MAP)
            .filter(refund -> refund.get("payment_id").asText().equals(payment))
            .limit(call.count())
            .map(refund -> required(refund.get("id").asText()))
            .toList());
  }
}
