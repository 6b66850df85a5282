package io.tenantry.auth.billing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tenantry.auth.account.Someone;
import io.tenantry.auth.keycloak.RealKeycloak;
import io.tenantry.auth.keycloak.Users;
import io.tenantry.platform.testing.LocalStack;
import io.tenantry.platform.testing.ScratchDatabase;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What Keycloak will put into the tokens of a restricted organization's people. */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(RealKeycloak.class)
class SuspensionIT {
  @Inject Users users;

  private final Someone landlord = Someone.landlord();

  @Test
  void a_suspension_signs_members_out_and_marks_them_until_it_ends() {
    String organization = landlord.register().path("organizationId");
    Response session = landlord.login();
    order(organization, "/suspend", Map.of("reason", "unpaid"));
    given()
        .contentType("application/json")
        .body(Map.of("refreshToken", session.path("refreshToken")))
        .post("/api/v1/auth/refresh")
        .then()
        .statusCode(401);
    assertThat(attributes())
        .containsEntry("org_restriction", List.of("suspended"))
        .containsEntry("org", List.of(organization));
    landlord.login().then().statusCode(200);

    order(organization, "/restore", Map.of());
    assertThat(attributes())
        .doesNotContainKey("org_restriction")
        .containsEntry("org", List.of(organization));
  }

  private Map<String, List<String>> attributes() {
    return users
        .find(landlord.email())
        .await()
        .indefinitely()
        .orElseThrow()
        .attributes()
        .orElseThrow();
  }

  private static void order(String organization, String what, Map<String, String> body) {
    JsonNode admin = LocalStack.accounts().path("admin");
    Response session =
        Someone.login(
            Map.of(
                "email", admin.path("email").asText(),
                "password", admin.path("password").asText()));
    given()
        .auth()
        .oauth2(session.path("accessToken"))
        .contentType("application/json")
        .body(body)
        .post("/api/v1/admin/organizations/" + organization + what)
        .then()
        .statusCode(200);
  }
}
