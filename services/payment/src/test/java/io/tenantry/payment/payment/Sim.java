package io.tenantry.payment.payment;

import static io.restassured.RestAssured.given;

import com.stripe.net.Webhook;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import io.tenantry.payment.StripeSimulator;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The provider as the tests see it. */
final class Sim {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private Sim() {}

  static String url() {
    return StripeSimulator.url();
  }

  /** Returns the amount the provider captured for a payment, in minor units, over all charges. */
  static long taken(String payment) {
    return sum(payment, "amount");
  }

  /** Returns the amount the provider refunded of a payment, in minor units. */
  static long refunded(String payment) {
    return sum(payment, "amountRefunded");
  }

  /** Counts the provider's charges for a payment. */
  static int charges(String payment) {
    return ofPayment(payment).size();
  }

  /** Counts the pages that the provider opened for a payment. */
  static int pages(String payment) {
    JsonPath sessions = api().get(url() + "/v1/checkout/sessions?limit=100").jsonPath();
    return sessions.getList("data.findAll { it.metadata.payment_id == '" + payment + "' }").size();
  }

  /** Makes webhooks late, many, out of order or lost. */
  static void weather(String json) {
    levers().weather(json);
  }

  /** Does the work and loses the answer, as often as said. */
  static void loseAnswers(int next) {
    levers().faults("{\"timeoutNext\": %d}".formatted(next));
  }

  /** Does the work and answers 500, as often as said. */
  static void failAnswers(int next) {
    levers().faults("{\"errorNext\": %d}".formatted(next));
  }

  /** Closes the pages of a payment that nobody paid on. */
  static void expirePages(String payment) {
    JsonPath sessions = api().get(url() + "/v1/checkout/sessions?limit=100").jsonPath();
    List<String> ids =
        sessions.getList("data.findAll { it.metadata.payment_id == '" + payment + "' }.id");
    ids.forEach(
        id -> api().post(url() + "/v1/checkout/sessions/" + id + "/expire").then().statusCode(200));
  }

  /** Ids of events that happened, the newest first. */
  static List<String> events(String type) {
    return api().get(url() + "/v1/events?limit=100&type=" + type).path("data.id");
  }

  /** Waits until every webhook arrived. */
  static void awaitQuiet() {
    levers().awaitQuiet();
  }

  static void await(String what, BooleanSupplier done) {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(deadline)) {
      if (done.getAsBoolean()) {
        return;
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    throw new AssertionError("Waited in vain for " + what);
  }

  /** Finishes a setup with one of the provider's test cards, as its form does. */
  static void confirmSetup(String setup, String card) {
    api()
        .formParam("payment_method", card)
        .post(url() + "/v1/setup_intents/" + setup + "/confirm")
        .then()
        .statusCode(200);
  }

  /** The cardholder confirms at their bank. */
  static void authenticate(String intent) {
    given()
        .formParam("result", "complete")
        .post(url() + "/c/authenticate/" + intent)
        .then()
        .statusCode(200);
  }

  /** A customer as the provider knows it. */
  static JsonPath customer(String id) {
    return api().get(url() + "/v1/customers/" + id).jsonPath();
  }

  /** Deletes a customer as somebody at the provider does. */
  static void deleteByHand(String customer) {
    api().delete(url() + "/v1/customers/" + customer).then().statusCode(200);
  }

  /** Gives a payment back without being asked by us, as a person does at the provider. */
  static void refundByHand(String payment) {
    Map<String, Object> charge = ofPayment(payment).getFirst();
    api().formParam("charge", charge.get("id")).post(url() + "/v1/refunds").then().statusCode(200);
  }

  /** Gives a part of a payment back at the provider, in minor units. */
  static void refundByHand(String payment, long amount) {
    Map<String, Object> charge = ofPayment(payment).getFirst();
    api()
        .formParam("charge", charge.get("id"))
        .formParam("amount", amount)
        .post(url() + "/v1/refunds")
        .then()
        .statusCode(200);
  }

  /** The payer's bank contests a payment. The item is the dispute's id. */
  static String contest(String payment) {
    Map<String, Object> charge = ofPayment(payment).getFirst();
    return given()
        .body("{\"paymentIntent\": \"%s\"}".formatted(charge.get("paymentIntent")))
        .post(url() + "/_sim/disputes")
        .then()
        .statusCode(200)
        .extract()
        .path("id");
  }

  /** The bank decides a dispute: won or lost. */
  static void decide(String dispute, String outcome) {
    given()
        .body("{\"outcome\": \"%s\"}".formatted(outcome))
        .post(url() + "/_sim/disputes/" + dispute)
        .then()
        .statusCode(200);
  }

  /** A payment as the provider has it. */
  static JsonPath charge(String payment) {
    return api().get(url() + "/v1/charges/" + ofPayment(payment).getFirst().get("id")).jsonPath();
  }

  /** Takes money of which we know nothing, as for a payment to an organization. */
  static String strangeCharge(UUID organization, UUID payment) {
    return api()
        .formParam("amount", 4200)
        .formParam("currency", "inr")
        .formParam("payment_method", "pm_card_visa")
        .formParam("confirm", true)
        .formParam("metadata[payment_id]", payment)
        .formParam("metadata[organization_id]", organization)
        .post(url() + "/v1/payment_intents")
        .then()
        .statusCode(200)
        .extract()
        .path("id");
  }

  /** The header that the provider sends with a payload. */
  static String signature(String payload, String secret, Instant at)
      throws NoSuchAlgorithmException, InvalidKeyException {
    long seconds = at.getEpochSecond();
    String signed = Webhook.Util.computeHmacSha256(secret, seconds + "." + payload);
    return "t=" + seconds + ",v1=" + signed;
  }

  private static Levers levers() {
    return new Levers(url());
  }

  private static long sum(String payment, String field) {
    return ofPayment(payment).stream()
        .mapToLong(charge -> ((Number) charge.get(field)).longValue())
        .sum();
  }

  private static List<Map<String, Object>> ofPayment(String payment) {
    JsonPath charges = given().get(url() + "/_sim/charges").jsonPath();
    return charges.getList("findAll { it.metadata.payment_id == '" + payment + "' }");
  }

  private static RequestSpecification api() {
    return given().auth().preemptive().basic("sk_test_of_this_test", "");
  }
}
