package io.tenantry.auth.apikey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.tenantry.auth.account.Someone;
import io.tenantry.auth.keycloak.NewIdentity;
import io.tenantry.auth.keycloak.PasswordProof;
import io.tenantry.auth.keycloak.RealKeycloak;
import io.tenantry.auth.keycloak.User;
import io.tenantry.auth.keycloak.Users;
import io.tenantry.auth.organization.Office;
import io.tenantry.platform.identity.Role;
import io.tenantry.platform.testing.ScratchDatabase;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An API key, or what stands behind one, opens nothing but its exchange. */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(RealKeycloak.class)
class KeyDoorsIT {
  @Inject Users users;
  @Inject PasswordProof proof;

  private final Someone owner = Someone.landlord();
  private UUID organization;
  private String session;
  private Response key;

  @BeforeEach
  void makeKey() {
    organization = UUID.fromString(owner.register().path("organizationId"));
    session = owner.login().path("accessToken");
    key =
        as(session)
            .body(Map.of("name", "books", "permissions", List.of("properties:read")))
            .post("/api/v1/auth/api-keys");
    key.then().statusCode(201);
  }

  @Test
  void who_has_a_key_cannot_sign_in_as_its_user() {
    for (String email : names()) {
      Someone.login(Map.of("email", email, "password", secret() + "-Aa1"))
          .then()
          .statusCode(401)
          .body("type", equalTo("https://tenantry.io/problems/invalid-credentials"));
    }
  }

  @Test
  void nobody_registers_is_invited_or_billed_at_an_address_that_nobody_has() {
    for (String email : names()) {
      Someone.landlord()
          .with("email", email)
          .with("password", secret() + "-Aa1")
          .register()
          .then()
          .statusCode(422)
          .body("violations.field", contains("email"));
      as(session)
          .body(Map.of("email", email, "role", "owner"))
          .post("/api/v1/tenants/" + organization + "/members")
          .then()
          .statusCode(422);
      as(session)
          .body(Map.of("email", email))
          .post("/api/v1/auth/forgot-password")
          .then()
          .statusCode(202);
    }
    assertThat(Office.value("select count(*) from forgotten_password")).isEqualTo("0");
  }

  @Test
  void who_has_a_role_in_keycloak_is_not_registered_again_with_it() {
    Someone someone = Someone.landlord();
    UUID user = inKeycloak(someone, organization);
    users.grantRole(user, Role.API_KEY).await().indefinitely();
    someone.register().then().statusCode(409);
    assertThat(roles(user)).doesNotContain(Role.OWNER);
  }

  @Test
  void nobody_registers_into_an_organization_that_is_there() {
    Someone someone = Someone.landlord();
    UUID user = inKeycloak(someone, organization);
    someone.register().then().statusCode(409);
    assertThat(users.hasRole(user).await().indefinitely()).isFalse();
  }

  @Test
  void a_key_of_the_time_when_its_user_followed_from_it_goes_on_with_a_random_password() {
    UUID id = UUID.fromString(key.path("id"));
    String name = "api-key-" + id + "@keys.invalid";
    String derived = secret() + "-Aa1";
    UUID user =
        users
            .create(
                new NewIdentity(
                    name, derived, "API key", "old", Optional.of(organization), Role.API_KEY))
            .await()
            .indefinitely()
            .orElseThrow();
    users.grantRole(user, Role.API_KEY).await().indefinitely();
    Office.value(
        "update api_key set sealed_sign_in = null, keycloak_user = ? where id = ? returning id",
        user,
        id);

    given()
        .contentType("application/json")
        .body(Map.of("key", key.<String>path("key")))
        .post("/internal/v1/api-keys/exchange")
        .then()
        .statusCode(200);
    assertThat(proof.holds(name, derived).await().indefinitely()).isFalse();
  }

  @Test
  void also_the_user_of_a_key_that_nobody_uses_any_more_gets_a_random_password() {
    UUID id = UUID.fromString(key.path("id"));
    Office.value(
        "update api_key set sealed_sign_in = null, expires_at = now() where id = ? returning id",
        id);
    Office.value(
        """
        insert into outbound_task (id, kind, subject)
        values (gen_random_uuid(), 'renew-key-sign-in', ?) returning id
        """,
        id);
    await()
        .until(
            () -> Office.value("select sealed_sign_in is not null from api_key where id = ?", id),
            "true"::equals);
  }

  @Test
  void the_secret_of_a_key_is_no_password_of_keycloak() {
    String id = key.path("id");
    UUID user =
        UUID.fromString(
            Office.value("select keycloak_user from api_key where id = ?", UUID.fromString(id)));
    Optional<User> byOldName = users.find("api-key-" + id + "@keys.invalid").await().indefinitely();
    assertThat(byOldName).isEmpty();
    assertThat(users.hasRole(user).await().indefinitely()).isTrue();
  }

  private List<String> names() {
    String old = "api-key-" + key.path("id") + "@keys.invalid";
    return List.of(old, old.toUpperCase(java.util.Locale.ROOT), "x@sub.keys.invalid");
  }

  private String secret() {
    return key.<String>path("key").split("_", 3)[2];
  }

  private UUID inKeycloak(Someone someone, UUID ofOrganization) {
    return users
        .create(
            new NewIdentity(
                someone.email(),
                someone.password(),
                "Asha",
                "Rao",
                Optional.of(ofOrganization),
                Role.OWNER))
        .await()
        .indefinitely()
        .orElseThrow();
  }

  private List<String> roles(UUID user) {
    return users.withRole(Role.OWNER).await().indefinitely().stream()
        .filter(holder -> holder.id().equals(user))
        .map(holder -> Role.OWNER)
        .toList();
  }

  private static RequestSpecification as(String token) {
    return given().auth().oauth2(token).contentType("application/json");
  }
}
