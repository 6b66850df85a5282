package io.tenantry.payment.payment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.tenantry.payment.StripeSimulator;
import io.tenantry.platform.identity.Role;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.platform.testing.TestTokens;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The platform keeps its commission. */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(StripeSimulator.class)
class CommissionIT {
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
  void the_agreed_percentage_stays_with_us_and_goes_back_with_the_money() {
    agree("{\"percent\": 2.5, \"connectedAccount\": \"acct_landlord1\"}");
    String id = payer.pay(invoice, "10000.00");
    assertThat(Books.balance(id))
        .isEqualTo("fees -250.0000, organization -9750.0000, provider 10000.0000");
    assertThat(Sim.charge(id).getLong("application_fee_amount")).isEqualTo(25000);
    assertThat(Sim.charge(id).getString("transfer_data.destination")).isEqualTo("acct_landlord1");
    report()
        .body(mine() + ".volume.amount", equalTo("10000.00"))
        .body(mine() + ".commission.amount", equalTo("250.00"));
    member.refund(id, "4000.00").statusCode(201);
    Sim.await(
        "the refund",
        () ->
            Books.balance(id)
                .equals("fees -150.0000, organization -5850.0000, provider 6000.0000"));
  }

  @Test
  void without_an_agreement_nothing_is_kept() {
    String id = payer.pay(invoice, "100.00");
    assertThat(Books.balance(id)).isEqualTo("organization -100.0000, provider 100.0000");
  }

  @Test
  void only_administrators_agree_and_look() {
    member.http().get("/api/v1/admin/commission").then().statusCode(403);
    payer.http().get("/api/v1/admin/commission").then().statusCode(403);
  }

  private void agree(String terms) {
    admin()
        .contentType("application/json")
        .body(terms)
        .put("/api/v1/admin/commission/" + member.organization())
        .then()
        .statusCode(200);
  }

  private static ValidatableResponse report() {
    return admin().get("/api/v1/admin/commission").then().statusCode(200);
  }

  private String mine() {
    return "items.find { it.organizationId == '" + member.organization() + "' }";
  }

  private static RequestSpecification admin() {
    return given().auth().oauth2(TestTokens.person(UUID.randomUUID(), Role.PLATFORM_ADMIN));
  }
}
