package io.tenantry.razorpaysim.order;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.razorpaysim.api.Api;
import io.tenantry.razorpaysim.api.Call;
import io.tenantry.razorpaysim.api.RazorpayError;
import io.tenantry.razorpaysim.api.Shape;
import io.tenantry.razorpaysim.money.Currencies;
import io.tenantry.razorpaysim.payment.Payments;
import io.tenantry.razorpaysim.store.Ids;
import io.tenantry.simulator.store.Json;
import io.tenantry.simulator.store.Store;
import io.tenantry.simulator.store.Table;
import java.time.InstantSource;
import java.util.Optional;

/** Orders to be paid. An order is paid once, and tried as often as one likes. */
public final class Orders {
  private static final long SMALLEST = 100;
  private static final int LONGEST_RECEIPT = 40;

  private final Table orders;
  private final Payments payments;

  /** Orders in this store. */
  public Orders(Store store, Payments payments) {
    this.orders = store.table("orders");
    this.payments = payments;
  }

  /** Names the addresses. */
  public void routes(Api api) {
    api.post("/v1/orders", this::create);
    api.get("/v1/orders", this::list);
    api.get("/v1/orders/:id", call -> required(call.requiredId()));
    api.get("/v1/orders/:id/payments", this::paymentsOf);
  }

  /** One order. */
  public Optional<ObjectNode> find(String id) {
    return orders.find(id);
  }

  /** Somebody tried to pay it. */
  public ObjectNode attempted(ObjectNode order, boolean paid) {
    order.put("attempts", order.get("attempts").asInt() + 1);
    order.put("status", paid ? "paid" : "attempted");
    if (paid) {
      order.put("amount_paid", order.get("amount").asLong()).put("amount_due", 0);
    }
    orders.put(order);
    return order;
  }

  private ObjectNode required(String id) {
    return find(id).orElseThrow(RazorpayError::unknownId);
  }

  private ObjectNode create(Call call) {
    long amount = call.requiredNumber("amount");
    String currency = call.body().path("currency").asText("");
    String receipt = call.body().path("receipt").asText(null);
    check(amount, currency, receipt);
    ObjectNode order =
        Json.object()
            .put("id", Ids.next("order_"))
            .put("entity", "order")
            .put("amount", amount)
            .put("amount_paid", 0)
            .put("amount_due", amount)
            .put("currency", currency)
            .put("receipt", receipt)
            .putNull("offer_id")
            .put("status", "created")
            .put("attempts", 0);
    order.set("notes", Shape.notes(call.body().path("notes")));
    order.put("created_at", InstantSource.system().instant().getEpochSecond());
    orders.put(order);
    return order;
  }

  private static void check(long amount, String currency, String receipt) {
    if (amount < SMALLEST) {
      throw RazorpayError.bad("Order amount less than minimum amount allowed");
    }
    if (!currency.matches("[A-Z]{3}")) {
      throw RazorpayError.bad("The currency field is required.");
    }
    Currencies.check(amount, currency);
    if (receipt != null && receipt.length() > LONGEST_RECEIPT) {
      throw RazorpayError.bad("The receipt may not be greater than 40 characters.");
    }
  }

  private ObjectNode list(Call call) {
    String receipt = call.query().get("receipt");
    return Shape.collection(
        orders
            .newestFirst()
            .filter(order -> receipt == null || receipt.equals(order.path("receipt").asText()))
            .limit(call.count())
            .toList());
  }

  private ObjectNode paymentsOf(Call call) {
    String id = required(call.requiredId()).get("id").asText();
    return Shape.collection(payments.ofOrder(id));
  }
}
