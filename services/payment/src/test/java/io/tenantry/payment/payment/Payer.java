package io.tenantry.payment.payment;

import static io.restassured.RestAssured.given;

import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.tenantry.platform.identity.Role;
import io.tenantry.platform.testing.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** Somebody who pays, over HTTP. */
record Payer(UUID id) {
  private static final Duration TRAVEL = Duration.ofSeconds(15);

  /** A card whose bank wants every charge to be confirmed. */
  static final String CONFIRMED = "pm_card_authenticationRequired";

  private static final Duration PAUSE = Duration.ofMillis(50);

  Payer() {
    this(UUID.randomUUID());
  }

  ValidatableResponse initiate(String type, UUID payable) {
    return initiate(type, payable, UUID.randomUUID().toString(), true);
  }

  ValidatableResponse initiate(String type, UUID payable, String key, boolean save) {
    return http()
        .contentType("application/json")
        .header("Idempotency-Key", key)
        .body(
            """
            {"payableType": "%s", "payableId": "%s", "returnUrl": "https://app.tenantry.io/paid",
             "savePaymentMethod": %s}
            """
                .formatted(type, payable, save))
        .post("/api/v1/payments/initiate")
        .then();
  }

  /** Begins to pay a part of an invoice. */
  ValidatableResponse initiate(UUID invoice, String amount) {
    return initiateWith(
        """
        {"payableType": "invoice", "payableId": "%s", "returnUrl": "https://app.tenantry.io/paid",
         "amount": {"amount": "%s", "currency": "INR"}}
        """
            .formatted(invoice, amount));
  }

  ValidatableResponse initiateWith(String body) {
    return http()
        .contentType("application/json")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .body(body)
        .post("/api/v1/payments/initiate")
        .then();
  }

  /** Pays a part of an invoice. The item is the payment. */
  String pay(UUID invoice, String amount) {
    var begun = initiate(invoice, amount).statusCode(201).extract();
    payAt(begun.path("checkoutUrl"), "4242424242424242").statusCode(200);
    await(begun.path("paymentId"), "completed");
    return begun.path("paymentId");
  }

  /** Saves one of the provider's test cards. The item is our id of it. */
  String saveCard(String card) {
    String setup = save("{}").path("setupIntentId");
    Sim.confirmSetup(setup, card);
    if (card.equals(CONFIRMED)) {
      Sim.authenticate(setup);
    }
    return save("{\"setupIntentId\": \"%s\"}".formatted(setup)).path("method.id");
  }

  private ExtractableResponse<Response> save(String body) {
    return http()
        .contentType("application/json")
        .body(body)
        .post("/api/v1/payments/methods")
        .then()
        .statusCode(201)
        .extract();
  }

  /** Presses Pay on the provider's page. */
  static ValidatableResponse payAt(String url, String card) {
    return given()
        .contentType("application/json")
        .body("{\"card\": \"%s\"}".formatted(card))
        .post(url + "/pay")
        .then();
  }

  /** Begins to pay and pays. The item is the payment. */
  String pay(String type, UUID payable) {
    var begun = initiate(type, payable).statusCode(201).extract();
    payAt(begun.path("checkoutUrl"), "4242424242424242").statusCode(200);
    await(begun.path("paymentId"), "completed");
    return begun.path("paymentId");
  }

  ValidatableResponse look(String payment) {
    return http().get("/api/v1/payments/" + payment).then();
  }

  void await(String payment, String status) {
    Instant deadline = Instant.now().plus(TRAVEL);
    String seen = "";
    while (Instant.now().isBefore(deadline)) {
      seen = look(payment).extract().path("status");
      if (status.equals(seen)) {
        return;
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    throw new AssertionError("Payment " + payment + " is " + seen + ", not " + status);
  }

  RequestSpecification http() {
    return given().auth().oauth2(TestTokens.person(id, Role.RESIDENT));
  }
}
