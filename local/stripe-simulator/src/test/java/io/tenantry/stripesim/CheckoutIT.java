package io.tenantry.stripesim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.stripe.exception.InvalidRequestException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.checkout.Session;
import com.stripe.param.PaymentMethodListParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionListParams;
import com.stripe.param.checkout.SessionRetrieveParams;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CheckoutIT {
  private final Bench bench = new Bench();

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void paying_completes_the_session_and_tells_the_webhook() throws Exception {
    Session session =
        create(
            Bench.rent(1_500_00)
                .setClientReferenceId("payment-1")
                .putMetadata("payable", "booking-1")
                .setPaymentIntentData(
                    SessionCreateParams.PaymentIntentData.builder()
                        .putMetadata("paymentId", "payment-1")
                        .build()));

    assertThat(session.getPaymentIntent()).isNull();
    assertThat(bench.pay(session, "4242424242424242").body()).isEqualTo("{\"paid\":true}");

    Session paid = retrieve(session, "payment_intent.latest_charge", "line_items");
    assertThat(paid.getStatus()).isEqualTo("complete");
    assertThat(paid.getPaymentStatus()).isEqualTo("paid");
    assertThat(paid.getLineItems().getData())
        .extracting("description")
        .containsExactly("First <month>");
    PaymentIntent intent = paid.getPaymentIntentObject();
    assertThat(intent.getMetadata()).containsEntry("paymentId", "payment-1");
    assertThat(intent.getLatestChargeObject().getAmount()).isEqualTo(1_500_00);
    await()
        .untilAsserted(
            () ->
                assertThat(bench.sink.types())
                    .containsExactlyInAnyOrder(
                        "payment_intent.created",
                        "charge.succeeded",
                        "payment_intent.succeeded",
                        "checkout.session.completed"));
    Session told =
        (Session)
            bench.sink.received().stream()
                .filter(event -> event.getType().equals("checkout.session.completed"))
                .findFirst()
                .orElseThrow()
                .getDataObjectDeserializer()
                .getObject()
                .orElseThrow();
    assertThat(told.getClientReferenceId()).isEqualTo("payment-1");
    assertThat(told.getMetadata()).containsEntry("payable", "booking-1");
  }

  @Test
  void a_declined_card_leaves_the_session_open_for_another() throws Exception {
    Session session = create(Bench.rent(900_00));

    var refused = bench.pay(session, "4000000000009995");

    assertThat(refused.statusCode()).isEqualTo(402);
    assertThat(Bench.read(refused.body()).get("declineCode").asText())
        .isEqualTo("insufficient_funds");
    assertThat(retrieve(session).getStatus()).isEqualTo("open");
    assertThat(bench.pay(session, "4242424242424242").statusCode()).isEqualTo(200);
    assertThat(bench.charges()).hasSize(1);
    await()
        .untilAsserted(
            () ->
                assertThat(bench.sink.types())
                    .contains("charge.failed", "payment_intent.payment_failed")
                    .containsOnlyOnce("payment_intent.created", "checkout.session.completed"));
  }

  @Test
  void paying_twice_takes_the_money_once() throws Exception {
    Session session = create(Bench.rent(900_00));

    assertThat(bench.pay(session, "4242424242424242").statusCode()).isEqualTo(200);
    assertThat(bench.pay(session, "4242424242424242").body()).isEqualTo("{\"paid\":true}");

    assertThat(bench.charges()).hasSize(1);
  }

  @Test
  void an_expired_session_refuses_to_be_paid() throws Exception {
    Session session = create(Bench.rent(900_00));
    bench.client().v1().checkout().sessions().expire(session.getId());

    assertThat(bench.pay(session, "4242424242424242").statusCode()).isEqualTo(410);

    assertThat(bench.charges()).isEmpty();
    assertThat(bench.get(session.getUrl()).statusCode()).isEqualTo(410);
    assertThatThrownBy(() -> bench.client().v1().checkout().sessions().expire(session.getId()))
        .isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void a_session_expires_by_itself_when_its_time_is_over() throws Exception {
    Session session = create(Bench.rent(900_00).setExpiresAt(inMinutes(31)));

    bench.put("/_sim/clock", "{\"now\": \"" + Instant.now().plusSeconds(32 * 60) + "\"}");

    await().untilAsserted(() -> assertThat(retrieve(session).getStatus()).isEqualTo("expired"));
    await()
        .untilAsserted(() -> assertThat(bench.sink.types()).contains("checkout.session.expired"));
  }

  @Test
  void an_expiry_in_less_than_half_an_hour_is_refused() {
    assertThatThrownBy(() -> create(Bench.rent(900_00).setExpiresAt(inMinutes(10))))
        .isInstanceOfSatisfying(
            InvalidRequestException.class, e -> assertThat(e.getParam()).isEqualTo("expires_at"));
  }

  @Test
  void the_page_shows_the_order_and_its_buttons_lead_on() throws Exception {
    Session session = create(Bench.rent(1_500_00));

    String page = bench.get(session.getUrl()).body();
    assertThat(page).contains("First &lt;month&gt;", "1500.00 INR", "http://localhost/cancelled");
    var declined = bench.form(session.getUrl() + "/pay", "card=4242424242424242&press=decline");
    assertThat(declined.statusCode()).isEqualTo(402);
    assertThat(declined.body()).contains("role=\"alert\"", "Your card was declined.");
    var paid = bench.form(session.getUrl() + "/pay", "card=4242+4242+4242+4242&press=pay");

    assertThat(paid.statusCode()).isEqualTo(303);
    assertThat(paid.headers().firstValue("Location"))
        .contains("http://localhost/paid?session=" + session.getId());
  }

  @Test
  void the_card_is_saved_with_the_customer_when_it_will_be_used_again() throws Exception {
    String customer = bench.customer().getId();
    Session session =
        create(
            Bench.rent(900_00)
                .setCustomer(customer)
                .setPaymentIntentData(
                    SessionCreateParams.PaymentIntentData.builder()
                        .setSetupFutureUsage(
                            SessionCreateParams.PaymentIntentData.SetupFutureUsage.OFF_SESSION)
                        .build()));

    bench.pay(session, "5555555555554444");

    assertThat(savedCards(customer)).containsExactly("4444");
    assertThat(
            bench
                .client()
                .v1()
                .checkout()
                .sessions()
                .list(
                    SessionListParams.builder()
                        .setPaymentIntent(retrieve(session).getPaymentIntent())
                        .build())
                .getData())
        .extracting(Session::getId)
        .containsExactly(session.getId());
  }

  @Test
  void a_setup_session_saves_a_card_and_takes_nothing() throws Exception {
    String customer = bench.customer().getId();
    Session session =
        create(
            SessionCreateParams.builder()
                .setMode(SessionCreateParams.Mode.SETUP)
                .setCurrency("usd")
                .setCustomer(customer)
                .setSuccessUrl("http://localhost/saved"));

    bench.pay(session, "4000002500003155");

    assertThat(savedCards(customer)).containsExactly("3155");
    assertThat(retrieve(session).getPaymentStatus()).isEqualTo("no_payment_required");
    assertThat(bench.charges()).isEmpty();
  }

  @Test
  void a_customer_who_fails_authentication_does_not_pay() throws Exception {
    Session session = create(Bench.rent(900_00));

    var refused =
        bench.send(
            "POST",
            session.getUrl() + "/pay",
            "{\"card\": \"4000002760003184\", \"authenticate\": false}");

    assertThat(refused.statusCode()).isEqualTo(402);
    assertThat(bench.pay(session, "4000002760003184").statusCode()).isEqualTo(200);
    assertThat(bench.charges()).hasSize(1);
  }

  @Test
  void a_guest_becomes_a_customer_when_the_session_asks_for_it() throws Exception {
    Session session =
        create(
            Bench.rent(900_00)
                .setCustomerEmail("guest@example.com")
                .setCustomerCreation(SessionCreateParams.CustomerCreation.ALWAYS));

    bench.pay(session, "4242424242424242");

    String customer = retrieve(session).getCustomer();
    assertThat(bench.client().v1().customers().retrieve(customer).getEmail())
        .isEqualTo("guest@example.com");
  }

  private List<String> savedCards(String customer) throws Exception {
    return bench
        .client()
        .v1()
        .paymentMethods()
        .list(PaymentMethodListParams.builder().setCustomer(customer).build())
        .getData()
        .stream()
        .map(method -> method.getCard().getLast4())
        .toList();
  }

  private Session create(SessionCreateParams.Builder params) throws Exception {
    return bench.client().v1().checkout().sessions().create(params.build());
  }

  private Session retrieve(Session session, String... expand) throws Exception {
    var params = SessionRetrieveParams.builder();
    List.of(expand).forEach(params::addExpand);
    return bench.client().v1().checkout().sessions().retrieve(session.getId(), params.build());
  }

  private static long inMinutes(int minutes) {
    return Instant.now().getEpochSecond() + minutes * 60L;
  }
}
