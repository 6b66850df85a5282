package io.tenantry.payment.payment;

import static io.restassured.RestAssured.given;

import com.razorpay.RazorpayException;
import com.razorpay.Utils;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.tenantry.payment.RazorpaySimulator;
import java.util.List;
import java.util.Map;

/** Razorpay as the tests see it. */
final class RazorpaySim {
  private RazorpaySim() {}

  static String url() {
    return RazorpaySimulator.url();
  }

  /** Presses a button on the page. */
  static ValidatableResponse press(String page, String button) {
    return given()
        .urlEncodingEnabled(false)
        .contentType("application/json")
        .body("{\"press\": \"%s\"}".formatted(button))
        .post(page)
        .then();
  }

  /** Orders that were made for a payment. */
  static List<Map<String, Object>> orders(String payment) {
    return api().get(url() + "/v1/orders?receipt=" + payment).path("items");
  }

  /** Returns the amount captured for a payment, in minor units. */
  static long taken(String payment) {
    return sum(payment, "amount");
  }

  /** Returns the amount refunded of a payment, in minor units. */
  static long refunded(String payment) {
    return sum(payment, "amount_refunded");
  }

  /** Gives all of a payment back without being asked by us. */
  static void refundByHand(String payment) {
    String id = (String) captured(payment).getFirst().get("id");
    api()
        .contentType("application/json")
        .body("{}")
        .post(url() + "/v1/payments/" + id + "/refund")
        .then()
        .statusCode(200);
  }

  /** Counts the refunds of a payment. */
  static int refunds(String payment) {
    String id = (String) captured(payment).getFirst().get("id");
    return api().get(url() + "/v1/payments/" + id + "/refunds").path("count");
  }

  /** Makes webhooks late, many, out of order or lost. */
  static void weather(String json) {
    levers().weather(json);
  }

  /** Does the work and loses the answer, or answers 500, or keeps refunds waiting. */
  static void faults(String json) {
    levers().faults(json);
  }

  /** Ids of events of this type, the newest first. */
  static List<String> events(String type) {
    JsonPath deliveries = given().get(url() + "/_sim/webhooks/deliveries").jsonPath();
    return deliveries.getList("findAll { it.type == '" + type + "' }.eventId");
  }

  /** Waits until every webhook arrived. */
  static void awaitQuiet() {
    levers().awaitQuiet();
  }

  /** The header that Razorpay sends with a payload. */
  static String signature(String payload, String secret) throws RazorpayException {
    return Utils.getHash(payload, secret);
  }

  private static Levers levers() {
    return new Levers(url());
  }

  private static long sum(String payment, String field) {
    return captured(payment).stream()
        .mapToLong(taken -> ((Number) taken.get(field)).longValue())
        .sum();
  }

  private static List<Map<String, Object>> captured(String payment) {
    JsonPath payments = given().get(url() + "/_sim/payments").jsonPath();
    return payments.getList("findAll { it.captured && it.notes.payment_id == '" + payment + "' }");
  }

  private static RequestSpecification api() {
    return given()
        .auth()
        .preemptive()
        .basic(RazorpaySimulator.KEY_ID, RazorpaySimulator.KEY_SECRET);
  }
}
