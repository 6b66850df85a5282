package io.tenantry.auth.privacy.consent;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.identity.Role;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.platform.testing.TestTokens;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
class ConsentsIT {
  private static final String PATH = "/api/v1/auth/me/consents";
  private final UUID person = UUID.randomUUID();
  @Inject Database database;

  @Test
  void the_newest_decision_holds_and_the_older_ones_stay_in_the_log() {
    decide("marketing_email", "2026-01", true);
    decide("terms", "3", true);
    decide("marketing_email", "2026-01", false);

    as(person)
        .get(PATH)
        .then()
        .statusCode(200)
        .body("current.purpose", contains("marketing_email", "terms"))
        .body("current.given", contains(false, true))
        .body("log.items.purpose", contains("marketing_email", "terms", "marketing_email"))
        .body("log.items[0].address", equalTo("203.0.113.7"));
    as(UUID.randomUUID()).get(PATH).then().statusCode(200).body("log.items", hasSize(0));
  }

  @Test
  void everything_that_is_wrong_is_said_at_once() {
    as(person)
        .body(Map.of("purpose", "terms"))
        .post(PATH)
        .then()
        .statusCode(422)
        .body("violations.field", hasItems("version", "given"));
    given().get(PATH).then().statusCode(401);
  }

  @Test
  void nobody_changes_the_log_afterwards() {
    decide("screening", "1", true);
    assertThatThrownBy(() -> execute("update consent set given = false where person_id = $1"))
        .hasMessageContaining("append-only");
    assertThatThrownBy(() -> execute("delete from consent where person_id = $1"))
        .hasMessageContaining("append-only");
  }

  private void decide(String purpose, String version, boolean given) {
    as(person)
        .body(Map.of("purpose", purpose, "version", version, "given", given))
        .post(PATH)
        .then()
        .statusCode(201)
        .body("purpose", equalTo(purpose));
  }

  private void execute(String sql) {
    database.asService(tx -> tx.execute(sql, person)).await().indefinitely();
  }

  private static RequestSpecification as(UUID who) {
    return given()
        .auth()
        .oauth2(TestTokens.person(who, Role.RESIDENT))
        .header("X-Forwarded-For", "203.0.113.7")
        .contentType("application/json");
  }
}
