package io.tenantry.razorpaysim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.razorpay.Order;
import com.razorpay.Payment;
import com.razorpay.RazorpayClient;
import com.razorpay.RazorpayException;
import com.razorpay.Refund;
import com.razorpay.Utils;
import java.util.List;
import java.util.Set;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Razorpay's own client against the simulator. */
class ClientIT {
  private final Bench bench = new Bench();
  private RazorpayClient client;

  @BeforeEach
  void connect() throws RazorpayException {
    client = bench.client();
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void an_order_is_made_found_by_its_receipt_and_paid_once() throws Exception {
    Order order = order("receipt-1");
    String id = order.get("id");
    assertThat(order.<String>get("status")).isEqualTo("created");
    List<Order> found = client.orders.fetchAll(new JSONObject().put("receipt", "receipt-1"));
    assertThat(found).singleElement().extracting(one -> one.get("id")).isEqualTo(id);
    assertThat(client.orders.fetchAll(new JSONObject().put("receipt", "receipt-2"))).isEmpty();

    assertThat(bench.press(id, "decline").statusCode()).isEqualTo(402);
    var paid = bench.press(id, "pay");
    assertThat(paid.statusCode()).isEqualTo(200);
    assertThat(Utils.verifyPaymentSignature(new JSONObject(paid.body()), Bench.KEY_SECRET))
        .isTrue();
    assertThat(bench.press(id, "pay").statusCode()).isEqualTo(410);

    JSONObject now = client.orders.fetch(id).toJson();
    assertThat(now.getString("status")).isEqualTo("paid");
    assertThat(now.getLong("amount_due")).isZero();
    assertThat(now.getInt("attempts")).isEqualTo(2);
    assertThat(client.orders.fetchPayments(id))
        .extracting(payment -> payment.toJson().getString("status"))
        .containsExactly("captured", "failed");
  }

  @Test
  void money_goes_back_in_parts_and_never_more_than_was_taken() throws Exception {
    String payment = paid();
    Refund part = client.payments.refund(payment, new JSONObject().put("amount", 400));
    assertThat(part.<String>get("status")).isEqualTo("processed");
    assertThat(client.payments.fetch(payment).<String>get("refund_status")).isEqualTo("partial");
    assertThatThrownBy(() -> client.payments.refund(payment, new JSONObject().put("amount", 601)))
        .isInstanceOf(RazorpayException.class)
        .hasMessageContaining("greater than amount captured");
    client.payments.refund(payment, new JSONObject().put("amount", 600));
    assertThat(client.payments.fetch(payment).<String>get("status")).isEqualTo("refunded");
    assertThat(client.payments.fetchAllRefunds(payment)).hasSize(2);
    assertThatThrownBy(() -> client.payments.refund(payment))
        .hasMessageContaining("fully refunded already");
  }

  @Test
  void amounts_that_cannot_be_moved_in_their_currency_are_refused() throws Exception {
    assertThatThrownBy(() -> client.orders.create(order("KWD", 250_345)))
        .hasMessageContaining("last digit");
    assertThatThrownBy(() -> client.orders.create(order("XXX", 1000)))
        .hasMessageContaining("not supported");
    client.orders.create(order("KWD", 250_340));
    client.orders.create(order("ISK", 100_003));
  }

  private static JSONObject order(String currency, long amount) {
    return new JSONObject().put("amount", amount).put("currency", currency);
  }

  @Test
  void bad_calls_are_refused_as_razorpay_refuses_them() throws Exception {
    assertThatThrownBy(() -> client.orders.create(new JSONObject().put("amount", 10)))
        .hasMessageContaining("BAD_REQUEST_ERROR");
    assertThatThrownBy(() -> client.orders.fetch("order_none"))
        .hasMessageContaining("The id provided does not exist");
    RazorpayClient stranger = Bench.client(bench.url(), "another");
    assertThatThrownBy(() -> stranger.orders.fetch("order_none"))
        .hasMessageContaining("Authentication failed");
  }

  @Test
  void the_first_call_may_be_refused() throws Exception {
    assertThatThrownBy(() -> client.orders.create(new JSONObject().put("amount", 10)))
        .hasMessageContaining("BAD_REQUEST_ERROR");
    String payment = paid();
    await().until(() -> types().contains("order.paid"));
    assertThat(client.payments.fetch(payment).<Boolean>get("captured")).isTrue();
  }

  @Test
  void objects_have_the_published_fields() throws Exception {
    String id = order("fields").get("id");
    bench.press(id, "pay");
    Payment payment = client.orders.fetchPayments(id).getFirst();
    Refund refund = client.payments.refund(payment.<String>get("id"));
    assertThat(client.orders.fetch(id).toJson().keySet())
        .containsAll(
            Set.of(
                "id",
                "entity",
                "amount",
                "amount_paid",
                "amount_due",
                "currency",
                "receipt",
                "offer_id",
                "status",
                "attempts",
                "notes",
                "created_at"));
    assertThat(payment.toJson().keySet())
        .containsAll(
            Set.of(
                "id",
                "entity",
                "amount",
                "currency",
                "status",
                "order_id",
                "invoice_id",
                "international",
                "method",
                "amount_refunded",
                "refund_status",
                "captured",
                "description",
                "card_id",
                "bank",
                "wallet",
                "vpa",
                "email",
                "contact",
                "notes",
                "fee",
                "tax",
                "error_code",
                "error_description",
                "error_source",
                "error_step",
                "error_reason",
                "acquirer_data",
                "created_at"));
    assertThat(refund.toJson().keySet())
        .containsAll(
            Set.of(
                "id",
                "entity",
                "amount",
                "currency",
                "payment_id",
                "notes",
                "receipt",
                "acquirer_data",
                "created_at",
                "batch_id",
                "status",
                "speed_processed",
                "speed_requested"));
  }

  @Test
  void events_are_signed_and_delivered_until_they_are_taken_also_after_a_restart()
      throws Exception {
    bench.answers(500);
    paid();
    await().until(() -> !bench.delivered.isEmpty());
    bench.restart();
    bench.delivered.clear();
    bench.answers(200);
    await().until(() -> types().containsAll(Set.of("payment.captured", "order.paid")));
    for (var delivered : bench.delivered) {
      assertThat(delivered.id()).startsWith("evt_");
      assertThat(
              Utils.verifyWebhookSignature(
                  delivered.body(), delivered.signature(), Bench.WEBHOOK_SECRET))
          .isTrue();
    }
    JSONObject event =
        bench.delivered.stream()
            .map(delivered -> new JSONObject(delivered.body()))
            .filter(body -> body.getString("event").equals("order.paid"))
            .findFirst()
            .orElseThrow();
    assertThat(event.getJSONArray("contains").toList()).containsExactly("payment", "order");
    assertThat(event.getJSONObject("payload").getJSONObject("order").has("entity")).isTrue();
  }

  @Test
  void a_person_pays_by_hand_and_is_sent_home_with_the_proof() throws Exception {
    String id = order("by-hand").get("id");
    String page = bench.url() + "/v1/checkout/embedded";
    String form = "key_id=" + Bench.KEY_ID + "&order_id=" + id + "&callback_url=http%3A%2F%2Fshop";
    var shown = bench.send(page, "application/x-www-form-urlencoded", form);
    assertThat(shown.body()).contains("Pay INR 10.00", "Decline");
    var declined = bench.send(page, "application/x-www-form-urlencoded", form + "&press=decline");
    assertThat(declined.statusCode()).isEqualTo(402);
    var paid = bench.send(page, "application/x-www-form-urlencoded", form + "&press=pay");
    assertThat(paid.body()).contains("action=\"http://shop\"", "razorpay_signature");
  }

  private List<String> types() {
    return bench.delivered.stream()
        .map(delivered -> new JSONObject(delivered.body()).getString("event"))
        .toList();
  }

  private String paid() throws RazorpayException {
    String id = order("paid").get("id");
    return new JSONObject(bench.press(id, "pay").body()).getString("razorpay_payment_id");
  }

  private Order order(String receipt) throws RazorpayException {
    return client.orders.create(
        new JSONObject().put("amount", 1000).put("currency", "INR").put("receipt", receipt));
  }
}
