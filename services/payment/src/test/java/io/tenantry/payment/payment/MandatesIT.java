package io.tenantry.payment.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tenantry.payment.StripeSimulator;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.ScratchDatabase;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Residents authorize and revoke charges. */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(StripeSimulator.class)
class MandatesIT {
  @Inject Arrivals arrivals;

  private final Payer payer = new Payer();
  private final Member member = new Member();
  private final Told told = new Told(member.organization(), payer.id());
  private final UUID invoice = UUID.randomUUID();

  @BeforeEach
  void invoice() {
    OutboxProbe.keepRows();
    arrivals.take(told.invoiced(invoice));
  }

  @Test
  void what_a_mandate_covers_is_charged_once_a_month() {
    mandate("20000.00", "monthly", "standing_instruction").body("status", equalTo("active"));
    arrivals.take(told.autopay(invoice));
    payer.await(automatic(), "completed");
    UUID second = UUID.randomUUID();
    arrivals.take(told.autopay(second));
    payer.look(automatic()).body("failureCode", equalTo("mandate_used"));
    assertThat(Books.paid(second)).isEqualTo("0.0000");
  }

  @Test
  void more_than_a_mandate_allows_is_not_charged() {
    mandate("12500.49", "as_presented", "standing_instruction");
    arrivals.take(told.autopay(invoice));
    String id = automatic();
    payer
        .look(id)
        .body("status", equalTo("failed"))
        .body("failureCode", equalTo("mandate_exceeded"));
    assertThat(Sim.charges(id)).isZero();
  }

  @Test
  void a_cancelled_mandate_is_never_charged_until_there_is_a_new_one() {
    String id = mandate("20000.00", "as_presented", "standing_instruction").extract().path("id");
    new Payer().http().delete("/api/v1/payments/mandates/" + id).then().statusCode(404);
    payer.http().delete("/api/v1/payments/mandates/" + id).then().statusCode(204);
    payer.http().delete("/api/v1/payments/mandates/" + id).then().statusCode(404);
    arrivals.take(told.autopay(invoice));
    payer.look(automatic()).body("failureCode", equalTo("mandate_not_active"));
    mandate("20000.00", "as_presented", "standing_instruction");
    arrivals.take(told.autopay(invoice));
    payer.await(automatic(), "completed");
  }

  @Test
  void a_mandate_that_waits_for_the_bank_is_not_charged() {
    mandate("20000.00", "monthly", "emandate").body("status", equalTo("pending"));
    arrivals.take(told.autopay(invoice));
    payer.look(automatic()).body("failureCode", equalTo("mandate_not_active"));
  }

  @Test
  void the_organization_sees_mandates_given_to_it_and_nobody_else_does() {
    mandate("20000.00", "monthly", "standing_instruction");
    payer.http().get("/api/v1/payments/mandates").then().body("items", hasSize(1));
    member
        .http()
        .get("/api/v1/payments/mandates")
        .then()
        .body("items", hasSize(1))
        .body("items[0].maxAmount.amount", equalTo("20000.00"));
    new Member().http().get("/api/v1/payments/mandates").then().body("items", hasSize(0));
    new Payer().http().get("/api/v1/payments/mandates").then().body("items", hasSize(0));
  }

  @Test
  void a_mandate_is_for_ones_landlord_and_over_ones_own_card() {
    String card = payer.saveCard("pm_card_visa");
    give(UUID.randomUUID(), card, "1.00", "monthly", "standing_instruction")
        .statusCode(422)
        .body("violations[0].field", equalTo("organizationId"));
    String others = new Payer().saveCard("pm_card_visa");
    give(member.organization(), others, "1.00", "monthly", "standing_instruction")
        .statusCode(422)
        .body("violations[0].field", equalTo("methodId"));
  }

  private ValidatableResponse mandate(String most, String frequency, String type) {
    return give(member.organization(), payer.saveCard("pm_card_visa"), most, frequency, type)
        .statusCode(201);
  }

  private ValidatableResponse give(
      UUID organization, String card, String most, String frequency, String type) {
    return payer
        .http()
        .contentType("application/json")
        .body(
            """
            {"organizationId": "%s", "methodId": "%s", "type": "%s", "frequency": "%s",
             "maxAmount": {"amount": "%s", "currency": "INR"}}
            """
                .formatted(organization, card, type, frequency, most))
        .post("/api/v1/payments/mandates")
        .then();
  }

  /** The newest automatic payment. */
  private String automatic() {
    return payer.http().get("/api/v1/payments").path("items.find { it.automatic }.id");
  }
}
