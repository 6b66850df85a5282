package io.tenantry.stripesim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.model.checkout.Session;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.SetupIntentCreateParams;
import com.stripe.param.checkout.SessionCreateParams;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PublishedFieldsIT {
  private static final Set<String> OBJECTS =
      Set.of(
          "balance",
          "balance_transaction",
          "charge",
          "checkout.session",
          "customer",
          "event",
          "item",
          "payment_intent",
          "payment_method",
          "refund",
          "setup_intent");

  /** The example shows a state that these objects of ours aren't in. */
  private static final Map<String, Set<String>> EMPTY =
      Map.of(
          "charge", Set.of("shipping", "source", "transfer_data"),
          "customer", Set.of("currency", "discount", "shipping"),
          "item", Set.of("adjustable_quantity"),
          "payment_intent",
              Set.of(
                  "canceled_at",
                  "last_payment_error",
                  "managed_payments",
                  "next_action",
                  "processing",
                  "shipping",
                  "transfer_data"),
          "setup_intent", Set.of("last_setup_error", "next_action"),
          "checkout.session",
              Set.of(
                  "after_expiration",
                  "consent",
                  "consent_collection",
                  "currency_conversion",
                  "managed_payments",
                  "payment_intent",
                  "permissions",
                  "saved_payment_method_options",
                  "shipping_address_collection",
                  "shipping_cost",
                  "wallet_options"));

  private static final Bench BENCH = new Bench();
  private static final Map<String, JsonNode> SERVED = new HashMap<>();
  private static final PublishedFields PUBLISHED = PublishedFields.load(OBJECTS);

  @BeforeAll
  static void makeOneOfEach() throws Exception {
    var api = BENCH.client().v1();
    Session session =
        api.checkout()
            .sessions()
            .create(
                Bench.rent(900_00)
                    .setCustomer(BENCH.customer().getId())
                    .setPaymentIntentData(
                        SessionCreateParams.PaymentIntentData.builder()
                            .setDescription("Rent of May")
                            .build())
                    .build());
    SERVED.put("checkout.session", BENCH.raw("/v1/checkout/sessions/" + session.getId()));
    BENCH.pay(session, "4242424242424242");
    String intent = api.checkout().sessions().retrieve(session.getId()).getPaymentIntent();
    var refund =
        api.refunds()
            .create(RefundCreateParams.builder().setPaymentIntent(intent).setAmount(100L).build());
    var setup = api.setupIntents().create(SetupIntentCreateParams.builder().build());
    var charge = BENCH.raw("/v1/charges/" + refund.getCharge());

    SERVED.put(
        "item",
        BENCH.raw("/v1/checkout/sessions/" + session.getId() + "/line_items").get("data").get(0));
    SERVED.put("payment_intent", BENCH.raw("/v1/payment_intents/" + intent));
    SERVED.put("refund", BENCH.raw("/v1/refunds/" + refund.getId()));
    SERVED.put("setup_intent", BENCH.raw("/v1/setup_intents/" + setup.getId()));
    SERVED.put("charge", charge);
    SERVED.put(
        "balance_transaction",
        BENCH.raw("/v1/balance_transactions/" + charge.get("balance_transaction").asText()));
    SERVED.put(
        "payment_method",
        BENCH.raw("/v1/payment_methods/" + charge.get("payment_method").asText()));
    SERVED.put("customer", BENCH.raw("/v1/customers").get("data").get(0));
    SERVED.put("event", BENCH.raw("/v1/events").get("data").get(0));
    SERVED.put("balance", BENCH.raw("/v1/balance"));
  }

  @AfterAll
  static void stop() {
    BENCH.close();
  }

  static Set<String> objects() {
    return OBJECTS;
  }

  @ParameterizedTest
  @MethodSource("objects")
  void every_published_field_is_served_with_its_type(String object) {
    assertThat(PUBLISHED.of(object)).hasSizeGreaterThan(4);
    assertThat(PUBLISHED.differences(object, SERVED.get(object))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("objects")
  void only_fields_of_states_we_are_not_in_are_empty(String object) {
    assertThat(PUBLISHED.empty(object, SERVED.get(object)))
        .containsExactlyInAnyOrderElementsOf(EMPTY.getOrDefault(object, Set.of()));
  }

  @Test
  void a_missing_field_and_another_type_are_noticed() {
    JsonNode wrong = Bench.read("{\"object\": \"balance\", \"available\": \"much\"}");

    assertThat(PUBLISHED.differences("balance", wrong))
        .contains(
            "balance.available is string and not array",
            "balance.pending is missing",
            "balance.livemode is missing");
  }
}
