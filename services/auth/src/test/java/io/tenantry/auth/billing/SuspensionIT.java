package io.tenantry.auth.billing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tenantry.auth.account.Someone;
import io.tenantry.auth.ending.EndedList;
import io.tenantry.auth.keycloak.RealKeycloak;
import io.tenantry.auth.keycloak.Users;
import io.tenantry.auth.session.SignedIn;
import io.tenantry.platform.testing.LocalStack;
import io.tenantry.platform.testing.ScratchDatabase;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The tokens of a restricted organization's members carry its restriction. */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(RealKeycloak.class)
class SuspensionIT {
  @Inject Users users;
  @Inject RedisDataSource redis;

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

  @Test
  void a_suspension_ends_the_tokens_that_keys_have_got_and_a_restoration_lets_them_get_new_ones() {
    String organization = landlord.register().path("organizationId");
    String key =
        given()
            .auth()
            .oauth2(landlord.login().path("accessToken"))
            .contentType("application/json")
            .body(Map.of("name", "Books", "permissions", List.of("properties:write")))
            .post("/api/v1/auth/api-keys")
            .then()
            .statusCode(201)
            .extract()
            .path("key");
    String token = exchange(key).then().statusCode(200).extract().path("accessToken");
    String ended = SignedIn.sessionIn(token);
    assertThat(EndedList.contains(redis, ended)).isFalse();

    order(organization, "/suspend", Map.of("reason", "unpaid"));
    assertThat(EndedList.contains(redis, ended)).isTrue();
    exchange(key).then().statusCode(401);

    order(organization, "/restore", Map.of());
    exchange(key).then().statusCode(200);
  }

  private static Response exchange(String key) {
    return given()
        .contentType("application/json")
        .body(Map.of("key", key))
        .post("/internal/v1/api-keys/exchange");
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
