package io.tenantry.auth.apikey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.tenantry.auth.account.Someone;
import io.tenantry.auth.ending.EndedList;
import io.tenantry.auth.keycloak.RealKeycloak;
import io.tenantry.auth.session.SignedIn;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.testing.ScratchDatabase;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(RealKeycloak.class)
class ApiKeysIT {
  @Inject Revocations revocations;
  @Inject Database database;
  @Inject RedisDataSource redis;

  private final Someone owner = Someone.landlord();
  private UUID person;
  private UUID organization;
  private String session;

  @BeforeEach
  void register() {
    Response registered = owner.register();
    person = UUID.fromString(registered.path("userId"));
    organization = UUID.fromString(registered.path("organizationId"));
    session = owner.login().path("accessToken");
  }

  @Test
  void a_key_is_shown_once_and_gets_tokens_with_its_permissions_and_no_others() {
    Response made = make(List.of("api-keys:read", "properties:read"));
    made.then().statusCode(201);
    String key = made.path("key");

    Response exchanged = exchange(key);
    exchanged
        .then()
        .statusCode(200)
        .body("expiresIn", lessThanOrEqualTo(300))
        .body("refreshToken", nullValue());
    JsonPath claims = JsonPath.from(SignedIn.claimsOf(exchanged.path("accessToken")));
    assertThat(claims.getString("org")).isEqualTo(organization.toString());
    assertThat(claims.getList("permissions", String.class))
        .containsExactlyInAnyOrder("api-keys:read", "properties:read");
    assertThat(claims.getList("realm_access.roles", String.class))
        .contains("api_key")
        .doesNotContain("owner");

    Response list = as(exchanged.path("accessToken")).get("/api/v1/auth/api-keys");
    list.then()
        .statusCode(200)
        .body("items.id", contains(made.<String>path("id")))
        .body("items[0].lastUsedAt", notNullValue())
        .body("items[0].key", nullValue());
    assertThat(list.asString()).doesNotContain(key.split("_", 3)[2]);
    as(exchanged.path("accessToken"))
        .contentType("application/json")
        .body(Map.of("name", "more", "permissions", List.of("api-keys:read")))
        .post("/api/v1/auth/api-keys")
        .then()
        .statusCode(403);
  }

  @Test
  void a_key_has_nothing_its_maker_lacks_and_no_key_makes_keys() {
    make(List.of("platform:jobs", "properties:read", "no:such"))
        .then()
        .statusCode(422)
        .body("violations.field", contains("permissions"));
    make(List.of()).then().statusCode(422);
    String key = make(List.of("api-keys:write")).path("key");
    as(exchange(key).path("accessToken"))
        .contentType("application/json")
        .body(Map.of("name", "child", "permissions", List.of("api-keys:write")))
        .post("/api/v1/auth/api-keys")
        .then()
        .statusCode(422);
    as(Someone.resident().registeredSession()).get("/api/v1/auth/api-keys").then().statusCode(403);
  }

  @Test
  void a_revoked_key_gets_no_tokens_and_those_it_has_are_refused_by_the_gateway() {
    Response made = make(List.of("properties:read"));
    String token = exchange(made.path("key")).path("accessToken");
    String stranger = Someone.landlord().registeredSession();
    String path = "/api/v1/auth/api-keys/" + made.path("id");
    as(stranger).delete(path).then().statusCode(404);
    exchange(made.path("key")).then().statusCode(200);

    as(session).delete(path).then().statusCode(204);
    assertNotValid(made.path("key"));
    assertEnded(token);
    as(session).delete(path).then().statusCode(404);
    as(session).get("/api/v1/auth/api-keys").then().body("items", empty());
  }

  @Test
  void an_expired_key_gets_no_tokens() throws SQLException {
    Response made = make(List.of("properties:read"));
    superuser(
        "update api_key set expires_at = now() - interval '1 second' where id = '"
            + made.path("id")
            + "'");
    assertNotValid(made.path("key"));
    for (String odd :
        List.of("2020-01-01T00:00:00Z", "2199-01-01T00:00:00Z", "+294277-01-01T00:00:00Z")) {
      as(session)
          .contentType("application/json")
          .body(Map.of("name", "late", "permissions", List.of("properties:read"), "expiresAt", odd))
          .post("/api/v1/auth/api-keys")
          .then()
          .statusCode(422)
          .body("violations.field", contains("expiresAt"));
    }
    as(session)
        .contentType("application/json")
        .body("{\"name\": \"none\", \"permissions\": [null]}")
        .post("/api/v1/auth/api-keys")
        .then()
        .statusCode(422);
  }

  @Test
  void the_keys_of_a_suspended_organization_get_no_tokens_until_it_is_restored()
      throws SQLException {
    Response made = make(List.of("properties:read"));
    standing("suspended");
    assertNotValid(made.path("key"));
    standing("active");
    exchange(made.path("key")).then().statusCode(200);
  }

  private void standing(String status) throws SQLException {
    superuser(
        "update organization set status = '%s' where org_id = '%s'"
            .formatted(status, organization));
  }

  @Test
  void who_only_knows_a_keys_id_cannot_lock_it() {
    Response made = make(List.of("properties:read"));
    for (int i = 0; i < 12; i++) {
      assertNotValid("tnk_" + made.path("id") + "_wrong");
    }
    assertNotValid("tnk_nonsense");
    assertNotValid("");
    exchange(made.path("key")).then().statusCode(200);
  }

  @Test
  void the_keys_of_who_leaves_an_organization_are_revoked() {
    Response made = make(List.of("properties:read"));
    String token = exchange(made.path("key")).path("accessToken");
    database
        .asService(tx -> revocations.revokeAllOf(tx, person, organization))
        .await()
        .indefinitely();
    assertNotValid(made.path("key"));
    await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertEnded(token));
  }

  private void assertEnded(String token) {
    assertThat(EndedList.contains(redis, SignedIn.sessionIn(token))).isTrue();
  }

  private Response make(List<String> permissions) {
    return as(session)
        .contentType("application/json")
        .body(Map.of("name", "accounting", "permissions", permissions))
        .post("/api/v1/auth/api-keys");
  }

  private static Response exchange(String key) {
    return given()
        .contentType("application/json")
        .body(Map.of("key", key))
        .post("/internal/v1/api-keys/exchange");
  }

  private static void assertNotValid(String key) {
    exchange(key)
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .body("type", equalTo("https://tenantry.io/problems/invalid-api-key"))
        .body("detail", not(empty()));
  }

  private static RequestSpecification as(String token) {
    return given().auth().oauth2(token);
  }

  private static void superuser(String sql) throws SQLException {
    try (Connection connection = ScratchDatabase.superuser();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
