package io.tenantry.auth.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.tenantry.auth.keycloak.NewIdentity;
import io.tenantry.auth.keycloak.RealKeycloak;
import io.tenantry.auth.keycloak.Users;
import io.tenantry.auth.organization.Office;
import io.tenantry.platform.identity.Role;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.ScratchDatabase;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(RealKeycloak.class)
class AccountsIT {
  @Inject Users users;

  @BeforeEach
  void keepOutbox() {
    OutboxProbe.keepRows();
  }

  @Test
  void a_landlord_gets_an_organization_and_is_its_owner() {
    Someone landlord = Someone.landlord();
    Response registered = landlord.register();
    registered.then().statusCode(201).body("email", equalTo(landlord.email()));
    String user = registered.path("userId");
    String organization = registered.path("organizationId");

    given()
        .auth()
        .oauth2(landlord.login().path("accessToken"))
        .get("/api/v1/auth/me")
        .then()
        .statusCode(200)
        .body("userId", equalTo(user))
        .body("organizationId", equalTo(organization))
        .body("firstName", equalTo("Asha"))
        .body("emailVerified", equalTo(false))
        .body("phone", equalTo("+919876543210"))
        .body("roles", contains(Role.OWNER));
    assertThat(OutboxProbe.eventsAbout(UUID.fromString(user)))
        .containsExactly("auth.user_registered");
    assertThat(OutboxProbe.eventsAbout(UUID.fromString(organization)))
        .containsExactly("auth.organization_created");
  }

  @Test
  void a_resident_belongs_to_no_organization() {
    Someone resident = Someone.resident();
    resident.register().then().statusCode(201).body("organizationId", equalTo(null));
    given()
        .auth()
        .oauth2(resident.login().path("accessToken"))
        .get("/api/v1/auth/me")
        .then()
        .body("roles", contains(Role.RESIDENT))
        .body("organizationId", equalTo(null));
  }

  @Test
  void who_registers_agrees_to_the_texts_in_force_or_to_those_they_say_they_saw() {
    Someone resident = Someone.resident();
    resident.register().then().statusCode(201);
    consents(resident.login().path("accessToken"))
        .body("log.items.purpose", containsInAnyOrder("terms", "privacy"))
        .body("current.version", everyItem(equalTo("1")))
        .body("current.given", everyItem(equalTo(true)))
        .body("current.address", everyItem(notNullValue()));

    Someone other = Someone.resident().with("termsVersion", "2026-03").with("privacyVersion", "7");
    other.register().then().statusCode(201);
    other.register().then().statusCode(409);
    consents(other.login().path("accessToken"))
        .body("log.items", hasSize(2))
        .body("current.find { it.purpose == 'terms' }.version", equalTo("2026-03"))
        .body("current.find { it.purpose == 'privacy' }.version", equalTo("7"));
    Someone.resident().with("termsVersion", " ").register().then().statusCode(422);
  }

  @Test
  void an_e_mail_has_one_account_however_it_is_written() {
    Someone first = Someone.resident();
    first.register().then().statusCode(201);
    first
        .with("email", first.email().toUpperCase(Locale.ROOT))
        .register()
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("type", equalTo("https://tenantry.io/problems/email-taken"));
  }

  @Test
  void a_registration_that_broke_off_is_completed_by_who_knows_its_password() {
    Someone landlord = Someone.landlord();
    UUID organization = UUID.randomUUID();
    UUID user = halfRegistered(landlord, organization);

    landlord.with("password", "Another-Horse-7").register().then().statusCode(409);
    landlord
        .register()
        .then()
        .statusCode(201)
        .body("userId", equalTo(user.toString()))
        .body("organizationId", equalTo(organization.toString()));
    assertThat(OutboxProbe.eventsAbout(user)).containsExactly("auth.user_registered");
    landlord.register().then().statusCode(409);
  }

  @Test
  void what_keycloak_refuses_is_told_by_field_and_not_as_its_absence() {
    String email =
        "Correct-Horse-7" + UUID.randomUUID().toString().substring(0, 8) + "@example.com";
    Someone.resident()
        .with("email", "asha..rao@example.com")
        .register()
        .then()
        .statusCode(422)
        .body("violations.field", contains("email"));
    Someone.resident()
        .with("email", email)
        .with("password", email)
        .register()
        .then()
        .statusCode(422)
        .body("violations.field", contains("password"));
  }

  @Test
  void e_mail_addresses_as_people_have_them_get_an_account_once() {
    String unique = UUID.randomUUID().toString().substring(0, 8);
    for (String email :
        List.of(
            "o'brien-" + unique + "@example.com",
            unique + "@\u092d\u093e\u0930\u0924.\u092d\u093e\u0930\u0924")) {
      Someone someone = Someone.resident().with("email", email);
      someone.register().then().statusCode(201);
      Someone.login(Map.of("email", email, "password", someone.password())).then().statusCode(200);
    }
    Someone.resident()
        .with("email", unique + "@xn--h2brj9c.xn--h2brj9c")
        .register()
        .then()
        .statusCode(409);
  }

  @Test
  void nobody_has_a_role_of_whom_nothing_is_written_down_and_it_comes_when_they_try_again()
      throws SQLException {
    Someone landlord = Someone.landlord();
    superuser(
        """
        create function unwritable() returns trigger language plpgsql as $$
          begin raise exception 'cannot'; end $$;
        create trigger unwritable before insert on person for each row
          when (new.email = '%s') execute function unwritable()
        """
            .formatted(landlord.email()));
    try {
      landlord.register().then().statusCode(500);
    } finally {
      superuser("drop trigger unwritable on person; drop function unwritable()");
    }
    UUID user = users.find(landlord.email()).await().indefinitely().orElseThrow().id();
    assertThat(users.hasRole(user).await().indefinitely()).isFalse();

    landlord.register().then().statusCode(201).body("userId", equalTo(user.toString()));
    assertThat(users.hasRole(user).await().indefinitely()).isTrue();
    assertThat(Office.value("select count(*) from outbound_task where subject = ?", user))
        .isEqualTo("0");
  }

  private static void superuser(String sql) throws SQLException {
    try (Connection connection = ScratchDatabase.superuser();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void rivals_with_the_same_registration_make_one_account() {
    Someone resident = Someone.resident();
    List<CompletableFuture<Response>> rivals =
        IntStream.range(0, 4)
            .mapToObj(i -> CompletableFuture.supplyAsync(resident::register))
            .toList();
    List<Response> answers = rivals.stream().map(CompletableFuture::join).toList();
    assertThat(answers).extracting(Response::statusCode).isSubsetOf(201, 409).contains(201);
    String user =
        answers.stream()
            .filter(answer -> answer.statusCode() == 201)
            .map(answer -> answer.<String>path("userId"))
            .distinct()
            .reduce((one, other) -> one + " and " + other)
            .orElseThrow();
    assertThat(OutboxProbe.eventsAbout(UUID.fromString(user)))
        .containsExactly("auth.user_registered");
  }

  @Test
  void everything_that_is_wrong_is_told_at_once() {
    Someone.landlord()
        .with("email", "x")
        .with("password", "short")
        .with("phone", "12")
        .with("organizationName", "")
        .register()
        .then()
        .statusCode(422)
        .body("violations.field", hasItems("email", "password", "phone", "organizationName"));
  }

  private static ValidatableResponse consents(String token) {
    return given().auth().oauth2(token).get("/api/v1/auth/me/consents").then().statusCode(200);
  }

  private UUID halfRegistered(Someone landlord, UUID organization) {
    return users
        .create(
            new NewIdentity(
                landlord.email(),
                landlord.password(),
                "Asha",
                "Rao",
                Optional.of(organization),
                Role.OWNER))
        .await()
        .indefinitely()
        .orElseThrow();
  }
}
