package io.tenantry.auth.clock;

import static io.restassured.RestAssured.given;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.platform.identity.Role;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.platform.testing.TestTokens;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
class FixedClockIT {
  @Test
  void where_the_clock_is_not_adjustable_there_is_none() {
    String administrator = TestTokens.person(UUID.randomUUID(), Role.PLATFORM_ADMIN);
    given().auth().oauth2(administrator).get("/api/v1/admin/clock").then().statusCode(404);
    given()
        .auth()
        .oauth2(administrator)
        .contentType("application/json")
        .body("{}")
        .put("/api/v1/admin/clock")
        .then()
        .statusCode(404);
  }
}
