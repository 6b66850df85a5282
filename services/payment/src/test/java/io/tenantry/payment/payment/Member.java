package io.tenantry.payment.payment;

import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.tenantry.platform.identity.Role;
import io.tenantry.platform.testing.TestTokens;
import java.util.UUID;

/** Somebody who works for the organization that is paid, over HTTP. */
record Member(UUID id, UUID organization) {
  Member() {
    this(UUID.randomUUID(), UUID.randomUUID());
  }

  ValidatableResponse record(String body) {
    return record(body, UUID.randomUUID().toString());
  }

  ValidatableResponse record(String body, String key) {
    return http()
        .contentType("application/json")
        .header("Idempotency-Key", key)
        .body(body)
        .post("/api/v1/payments")
        .then();
  }

  /** Records that an invoice was paid, wholly or with an amount, in cash. */
  ValidatableResponse cash(UUID invoice, String amount) {
    return record(
        """
        {"method": "cash", "payableId": "%s", "amount": {"amount": "%s", "currency": "INR"}}
        """
            .formatted(invoice, amount));
  }

  ValidatableResponse refund(String payment, String amount) {
    return refund(payment, amount, UUID.randomUUID().toString());
  }

  ValidatableResponse refund(String payment, String amount, String key) {
    return refund(payment, amount, "INR", key);
  }

  ValidatableResponse refund(String payment, String amount, String currency, String key) {
    return http()
        .contentType("application/json")
        .header("Idempotency-Key", key)
        .body(
            """
            {"reason": "Too much", "amount": {"amount": "%s", "currency": "%s"}}
            """
                .formatted(amount, currency))
        .post("/api/v1/payments/" + payment + "/refund")
        .then();
  }

  RequestSpecification http() {
    return given().auth().oauth2(TestTokens.member(id, organization, Role.OWNER));
  }
}
