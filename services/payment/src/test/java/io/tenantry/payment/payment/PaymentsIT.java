package io.tenantry.payment.payment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.payment.StripeSimulator;
import io.tenantry.platform.identity.Role;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.platform.testing.TestTokens;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(StripeSimulator.class)
class PaymentsIT {
  @Inject Arrivals arrivals;

  private final Payer payer = new Payer();
  private final UUID organization = UUID.randomUUID();
  private final Told told = new Told(organization, payer.id());
  private final UUID booking = UUID.randomUUID();

  @BeforeEach
  void holdABooking() {
    OutboxProbe.keepRows();
    arrivals.take(told.held(booking));
  }

  @AfterEach
  void everythingAnswers() {
    Sim.loseAnswers(0);
  }

  @Test
  void a_payment_on_the_providers_page_completes_through_the_signed_webhook() {
    var begun =
        payer
            .initiate("booking", booking)
            .statusCode(201)
            .body("status", equalTo("requires_action"))
            .body("checkoutUrl", startsWith(Sim.url()))
            .extract();
    String id = begun.path("paymentId");
    payer
        .look(id)
        .body("status", equalTo("pending"))
        .body("amount.amount", equalTo("12500.50"))
        .body("payable.type", equalTo("booking"))
        .body("payable.id", equalTo(booking.toString()))
        .body("receiptUrl", nullValue());

    Payer.payAt(begun.path("checkoutUrl"), "4242424242424242").statusCode(200);
    payer.await(id, "completed");
    payer.look(id).body("receiptUrl", endsWith("/api/v1/payments/" + id + "/receipt"));
    assertThat(OutboxProbe.eventsAbout(UUID.fromString(id))).containsExactly("payment.succeeded");
    assertThat(Sim.taken(id)).isEqualTo(1250050);
    assertThat(Books.balance(id)).isEqualTo("organization -12500.5000, provider 12500.5000");
    Sim.awaitQuiet();
    payer
        .http()
        .get("/api/v1/payments/methods")
        .then()
        .body("items", hasSize(1))
        .body("items[0].last4", equalTo("4242"));
  }

  @Test
  void the_same_key_gives_the_same_answer_and_another_request_under_it_is_refused() {
    String key = UUID.randomUUID().toString();
    String first = payer.initiate("booking", booking, key, true).extract().asString();
    assertThat(payer.initiate("booking", booking, key, true).statusCode(201).extract().asString())
        .isEqualTo(first);
    payer
        .initiate("booking", booking, key, false)
        .statusCode(422)
        .body("type", endsWith("/idempotency-key-reused"));
  }

  @Test
  void an_open_page_is_used_again_also_by_many_hands_at_once() {
    var pages =
        Stream.generate(
                () ->
                    CompletableFuture.supplyAsync(
                        () -> payer.initiate("booking", booking).extract().asString()))
            .limit(6)
            .toList();
    assertThat(pages.stream().map(CompletableFuture::join).distinct()).hasSize(1);
  }

  @Test
  void what_is_paid_cannot_be_paid_again() {
    payer.pay("booking", booking);
    payer.initiate("booking", booking).statusCode(409).body("type", endsWith("/already-paid"));
  }

  @Test
  void nobody_pays_or_sees_what_is_somebody_elses() {
    new Payer().initiate("booking", booking).statusCode(404);
    String id = payer.initiate("booking", booking).extract().path("paymentId");
    new Payer().look(id).statusCode(404);
    new Payer().http().get("/api/v1/payments/" + id + "/receipt").then().statusCode(404);
    String owner = TestTokens.member(UUID.randomUUID(), organization, Role.OWNER);
    String rival = TestTokens.member(UUID.randomUUID(), UUID.randomUUID(), Role.OWNER);
    given().auth().oauth2(owner).get("/api/v1/payments/" + id).then().statusCode(200);
    given().auth().oauth2(rival).get("/api/v1/payments/" + id).then().statusCode(404);
    given().auth().oauth2(rival).get("/api/v1/payments").then().body("items", hasSize(0));
    given().auth().oauth2(owner).get("/api/v1/payments").then().body("items", hasSize(1));
    given().get("/api/v1/payments").then().statusCode(401);
  }

  @Test
  void a_payable_that_is_on_its_way_is_waited_for() {
    UUID late = UUID.randomUUID();
    var answer = CompletableFuture.supplyAsync(() -> payer.initiate("booking", late));
    arrivals.take(told.held(late));
    answer.join().statusCode(201);
  }

  @Test
  void a_refused_card_fails_the_payment_and_another_card_on_the_same_page_completes_it() {
    var begun = payer.initiate("booking", booking).extract();
    String id = begun.path("paymentId");
    Payer.payAt(begun.path("checkoutUrl"), "4000000000009995").statusCode(402);
    payer.await(id, "failed");
    payer.look(id).body("failureCode", equalTo("insufficient_funds"));
    payer
        .initiate("booking", booking)
        .statusCode(201)
        .body("paymentId", equalTo(id))
        .body("checkoutUrl", equalTo(begun.path("checkoutUrl")));
    Payer.payAt(begun.path("checkoutUrl"), "4242424242424242").statusCode(200);
    payer.await(id, "completed");
    assertThat(OutboxProbe.eventsAbout(UUID.fromString(id)))
        .containsExactly("payment.failed", "payment.succeeded");
  }

  @Test
  void money_goes_back_once_when_a_booking_asks_for_it() {
    String id = payer.pay("booking", booking);
    UUID payment = UUID.fromString(id);
    arrivals.take(told.refund(booking, payment));
    arrivals.take(told.refund(booking, payment));
    payer.await(id, "refunded");
    Sim.awaitQuiet();
    assertThat(Sim.refunded(id)).isEqualTo(1250050);
    assertThat(OutboxProbe.eventsAbout(payment))
        .containsExactly("payment.succeeded", "payment.refunded");
    assertThat(Books.balance(id)).isEqualTo("organization 0.0000, provider 0.0000");
  }

  @Test
  void when_the_provider_does_not_answer_a_retry_goes_on_where_the_first_try_stopped() {
    String key = UUID.randomUUID().toString();
    Sim.loseAnswers(2);
    payer
        .initiate("booking", booking, key, false)
        .statusCode(503)
        .header("Retry-After", notNullValue())
        .body("type", endsWith("/provider-unavailable"));
    String id = payer.http().get("/api/v1/payments").path("items[0].id");
    payer.initiate("booking", booking, key, false).statusCode(201).body("paymentId", equalTo(id));
    assertThat(Sim.pages(id)).isEqualTo(1);
  }

  @Test
  void when_nobody_retries_the_page_is_opened_all_the_same() throws Exception {
    String key = UUID.randomUUID().toString();
    Sim.loseAnswers(2);
    payer.initiate("booking", booking, key, false).statusCode(503);
    String id = payer.http().get("/api/v1/payments").path("items[0].id");
    Books.hurry();
    Books.await("PENDING", id);
    assertThat(Sim.pages(id)).isEqualTo(1);
  }

  @Test
  void a_receipt_says_what_was_paid_in_the_letters_it_is_written_in() throws IOException {
    UUID invoice = UUID.randomUUID();
    arrivals.take(told.invoiced(invoice, "आशा की क्षिति <b> Łódź 🏠 \u0001", Told.AMOUNT));
    String id = payer.pay("invoice", invoice);
    byte[] pdf =
        payer
            .http()
            .get("/api/v1/payments/" + id + "/receipt")
            .then()
            .statusCode(200)
            .contentType("application/pdf")
            .extract()
            .asByteArray();
    try (var document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
      assertThat(new PDFTextStripper().getText(document))
          .contains("Invoice INV-1000, आशा की क्षिति <b> Łódź 🏠", "INR 12500.50", id);
    }
    payer
        .http()
        .get("/api/v1/payments/" + UUID.randomUUID() + "/receipt")
        .then()
        .statusCode(404)
        .contentType("application/problem+json");
  }

  @Test
  void bad_input_is_refused_by_field() {
    payer
        .http()
        .contentType("application/json")
        .header("Idempotency-Key", UUID.randomUUID())
        .body("{\"payableType\": \"lunch\"}")
        .post("/api/v1/payments/initiate")
        .then()
        .statusCode(422)
        .body("violations[0].field", equalTo("payableType"));
    payer
        .http()
        .contentType("application/json")
        .body("{}")
        .post("/api/v1/payments/initiate")
        .then()
        .statusCode(422)
        .body("violations[0].field", equalTo("Idempotency-Key"));
  }

  @Test
  void a_setup_that_cannot_be_one_never_reaches_the_provider() {
    payer
        .http()
        .contentType("application/json")
        .body("{\"setupIntentId\": \"%s\"}".formatted("x".repeat(20_000)))
        .post("/api/v1/payments/methods")
        .then()
        .statusCode(422)
        .body("violations[0].field", containsString("setupIntentId"));
  }

  @Test
  void a_method_can_be_set_up_without_a_payment_and_forgotten() {
    var setup =
        payer
            .http()
            .contentType("application/json")
            .body("{}")
            .post("/api/v1/payments/methods")
            .then()
            .statusCode(201)
            .body("clientSecret", notNullValue())
            .extract();
    Sim.confirmSetup(setup.path("setupIntentId"), "pm_card_visa");
    String method =
        payer
            .http()
            .contentType("application/json")
            .body("{\"setupIntentId\": \"%s\"}".formatted(setup.<String>path("setupIntentId")))
            .post("/api/v1/payments/methods")
            .then()
            .statusCode(201)
            .body("method.last4", equalTo("4242"))
            .extract()
            .path("method.id");
    new Payer().http().delete("/api/v1/payments/methods/" + method).then().statusCode(404);
    payer.http().delete("/api/v1/payments/methods/" + method).then().statusCode(204);
    payer.http().get("/api/v1/payments/methods").then().body("items", hasSize(0));
  }
}
