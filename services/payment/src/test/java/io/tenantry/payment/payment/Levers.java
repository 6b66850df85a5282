package io.tenantry.payment.payment;

import static io.restassured.RestAssured.given;

import java.util.List;

/** Controls that every simulator of a provider has. */
record Levers(String url) {

  /** Makes webhooks late, many, out of order or lost. */
  void weather(String json) {
    put("webhooks", json);
  }

  /** Does the work and loses the answer, or answers 500, or whatever else the provider's can. */
  void faults(String json) {
    put("faults", json);
  }

  /** Waits until every webhook arrived. */
  void awaitQuiet() {
    Sim.await(
        "webhooks to be delivered",
        () ->
            !given()
                .get(url + "/_sim/webhooks/deliveries")
                .<List<Boolean>>path("delivered")
                .contains(false));
  }

  private void put(String lever, String json) {
    given().body(json).put(url + "/_sim/" + lever).then().statusCode(204);
  }
}
