package io.tenantry.rent.contract;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.tenantry.platform.events.Event;
import io.tenantry.platform.identity.Role;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.TestTokens;
import io.tenantry.rent.RentTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RentContractsIT extends RentTest {

  @Test
  void a_lease_makes_one_contract_however_often_its_event_arrives() {
    Event event = leaseFrom(MOVE_IN);
    receive(event);
    receive(event);
    String id =
        asResident("/api/v1/rent/contracts")
            .body("items", hasSize(1))
            .body("items[0].leaseId", equalTo(event.subject()))
            .body("items[0].rent.amount", equalTo("12500.00"))
            .body("items[0].autopay.enabled", equalTo(false))
            .extract()
            .path("items[0].id");
    assertThat(OutboxProbe.eventsAbout(UUID.fromString(id)))
        .containsExactly("rent.contract_created");
  }

  @Test
  void only_the_contracts_resident_sets_autopay() {
    String contract = contract();
    String wish = "{\"enabled\": true}";
    given()
        .auth()
        .oauth2(TestTokens.member(UUID.randomUUID(), organization, Role.OWNER))
        .contentType(ContentType.JSON)
        .body(wish)
        .put("/api/v1/rent/contracts/" + contract + "/autopay")
        .then()
        .statusCode(403);
    given()
        .auth()
        .oauth2(TestTokens.person(UUID.randomUUID(), Role.RESIDENT))
        .contentType(ContentType.JSON)
        .body(wish)
        .put("/api/v1/rent/contracts/" + contract + "/autopay")
        .then()
        .statusCode(404);
    given()
        .auth()
        .oauth2(TestTokens.person(resident, Role.RESIDENT))
        .contentType(ContentType.JSON)
        .body("{}")
        .put("/api/v1/rent/contracts/" + contract + "/autopay")
        .then()
        .statusCode(422);
  }
}
