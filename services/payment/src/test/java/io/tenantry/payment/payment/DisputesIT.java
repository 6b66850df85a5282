package io.tenantry.payment.payment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.tenantry.contracts.payment.DisputeClosed;
import io.tenantry.payment.StripeSimulator;
import io.tenantry.platform.identity.Role;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.platform.testing.TestTokens;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Payments that banks contest. */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(StripeSimulator.class)
class DisputesIT {
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
  void contested_money_is_held_and_comes_back_when_the_bank_decides_for_us() {
    String id = payer.pay("invoice", invoice);
    String dispute = Sim.contest(id);
    awaitDispute("open");
    assertThat(Books.balance(id))
        .isEqualTo("disputed 12500.5000, organization -12500.5000, provider 0.0000");
    member.refund(id, "1.00").statusCode(409);
    Sim.decide(dispute, "won");
    awaitDispute("won");
    assertThat(Books.balance(id))
        .isEqualTo("disputed 0.0000, organization -12500.5000, provider 12500.5000");
    assertThat(Books.paid(invoice)).isEqualTo("12500.5000");
    member.refund(id, "1.00").statusCode(201);
    assertThat(OutboxProbe.told(DisputeClosed.class).getLast().getOutcome()).isEqualTo("won");
  }

  @Test
  void money_that_the_bank_gives_to_the_payer_is_owed_again() {
    String id = payer.pay("invoice", invoice);
    Sim.weather("{\"duplicates\": 3, \"shuffle\": true, \"delayMs\": 20}");
    try {
      Sim.decide(Sim.contest(id), "lost");
      awaitDispute("lost");
      payer.await(id, "refunded");
      Sim.awaitQuiet();
    } finally {
      Sim.weather("{}");
    }
    assertThat(Books.balance(id))
        .isEqualTo("disputed 0.0000, organization 0.0000, provider 0.0000");
    assertThat(Books.paid(invoice)).isEqualTo("0.0000");
    assertThat(OutboxProbe.eventsAbout(UUID.fromString(id)))
        .filteredOn(type -> type.startsWith("payment."))
        .containsExactly(
            "payment.succeeded",
            "payment.dispute_opened",
            "payment.refunded",
            "payment.dispute_closed");
  }

  @Test
  void administrators_see_all_disputes_members_their_own_and_both_write_notes() {
    Sim.contest(payer.pay("invoice", invoice));
    String id = awaitDispute("open");
    String admin = TestTokens.person(UUID.randomUUID(), Role.PLATFORM_ADMIN);
    given()
        .auth()
        .oauth2(admin)
        .get("/api/v1/admin/disputes?status=open")
        .then()
        .statusCode(200)
        .body("items.id", hasItem(id));
    note(member.http(), id, "payments").statusCode(201);
    note(given().auth().oauth2(admin), id, "admin").statusCode(201);
    member
        .http()
        .get("/api/v1/payments/disputes/" + id)
        .then()
        .body("notes", hasSize(2))
        .body("notes[0].text", equalTo("The lease was handed in"));
    note(new Member().http(), id, "payments").statusCode(404);
    new Member().http().get("/api/v1/payments/disputes/" + id).then().statusCode(404);
    new Member().http().get("/api/v1/payments/disputes").then().body("items", hasSize(0));
    payer.http().get("/api/v1/payments/disputes").then().statusCode(403);
    member.http().get("/api/v1/admin/disputes").then().statusCode(403);
  }

  private static ValidatableResponse note(RequestSpecification who, String dispute, String door) {
    return who.contentType("application/json")
        .body("{\"text\": \"The lease was handed in\"}")
        .post("/api/v1/" + door + "/disputes/" + dispute + "/notes")
        .then();
  }

  /** The organization's only dispute. */
  private String awaitDispute(String status) {
    Sim.await(
        "a dispute that is " + status,
        () ->
            member
                .http()
                .get("/api/v1/payments/disputes")
                .<List<String>>path("items.status")
                .contains(status));
    return member.http().get("/api/v1/payments/disputes").path("items[0].id");
  }
}
