package io.tenantry.auth.password;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tenantry.auth.account.Someone;
import io.tenantry.auth.ending.EndedList;
import io.tenantry.auth.keycloak.RealKeycloak;
import io.tenantry.auth.link.IssuedLinks;
import io.tenantry.auth.link.LinkKind;
import io.tenantry.auth.organization.Office;
import io.tenantry.auth.session.SignedIn;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.ScratchDatabase;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(RealKeycloak.class)
class PasswordsIT {
  private static final String NEW = "Another-Horse-8";

  @Inject IssuedLinks links;
  @Inject RedisDataSource redis;

  @BeforeEach
  void keepOutbox() {
    OutboxProbe.keepRows();
  }

  @Test
  void forgetting_a_password_is_answered_alike_whether_or_not_there_is_an_account() {
    Someone resident = registered();
    Response known = forgot(resident.email());
    Response unknown = forgot("nobody-" + UUID.randomUUID() + "@example.com");
    known.then().statusCode(202);
    unknown.then().statusCode(202);
    assertThat(unknown.asString()).isEqualTo(known.asString());
    assertThat(linkFor(resident)).isNotBlank();
  }

  @Test
  void a_link_that_was_asked_for_is_sent_although_the_service_died_after_the_answer()
      throws SQLException {
    Someone resident = registered();
    left(resident.email());
    left("nobody-" + UUID.randomUUID() + "@example.com");
    assertThat(linkFor(resident)).isNotBlank();
    await().until(() -> Office.value("select count(*) from forgotten_password"), "0"::equals);
    assertThat(links.all(LinkKind.RESET_PASSWORD, resident.email())).hasSize(1);
  }

  @Test
  void the_link_sets_a_new_password_once_and_ends_all_sessions() {
    Someone resident = Someone.resident();
    UUID person = UUID.fromString(resident.register().path("userId"));
    Response session = resident.login();
    forgot(resident.email());
    String token = linkFor(resident);

    reset(token, "short").then().statusCode(422).body("violations.field", contains("password"));
    reset(token, resident.password()).then().statusCode(422);
    reset(token, NEW).then().statusCode(204);

    login(resident, resident.password()).then().statusCode(401);
    login(resident, NEW).then().statusCode(200);
    assertEnded(session);
    assertThat(OutboxProbe.eventsAbout(person)).contains("auth.credentials_changed");
    reset(token, "A-third-Horse-9")
        .then()
        .statusCode(410)
        .contentType("application/problem+json")
        .body("type", equalTo("https://tenantry.io/problems/link-not-valid"));
  }

  @Test
  void changing_a_password_takes_the_old_one_and_ends_all_sessions() {
    Someone resident = registered();
    Response session = resident.login();
    Response other = resident.login();

    change(session, "Wrong-Horse-77", NEW)
        .then()
        .statusCode(422)
        .body("violations.field", contains("currentPassword"));
    change(session, resident.password(), "weak")
        .then()
        .statusCode(422)
        .body("violations.field", contains("newPassword"));
    change(session, resident.password(), resident.password())
        .then()
        .statusCode(422)
        .body("violations.message", contains("must not be one of your last five passwords"));
    change(session, resident.password(), NEW).then().statusCode(204);

    assertEnded(session);
    assertEnded(other);
    login(resident, resident.password()).then().statusCode(401);
    login(resident, NEW).then().statusCode(200);
  }

  /** Leaves the rows of a request whose service died before the link was made. */
  private static void left(String email) throws SQLException {
    try (Connection connection = ScratchDatabase.superuser();
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into forgotten_password (id, email, requested_at)"
                    + " values (gen_random_uuid(), ?, now() - interval '1 minute')")) {
      insert.setString(1, email);
      insert.executeUpdate();
    }
  }

  private void assertEnded(Response session) {
    SignedIn.refresh(session.path("refreshToken")).then().statusCode(401);
    String sid = SignedIn.sessionIn(session.path("accessToken"));
    assertThat(EndedList.contains(redis, sid)).isTrue();
  }

  private String linkFor(Someone someone) {
    List<String> all =
        await()
            .atMost(Duration.ofSeconds(5))
            .until(
                () -> links.all(LinkKind.RESET_PASSWORD, someone.email()),
                found -> !found.isEmpty());
    return all.getLast();
  }

  private static Someone registered() {
    Someone resident = Someone.resident();
    resident.register().then().statusCode(201);
    return resident;
  }

  private static Response login(Someone someone, String password) {
    return Someone.login(Map.of("email", someone.email(), "password", password));
  }

  private static Response forgot(String email) {
    return given()
        .contentType("application/json")
        .body(Map.of("email", email))
        .post("/api/v1/auth/forgot-password");
  }

  private static Response reset(String token, String password) {
    return given()
        .contentType("application/json")
        .body(Map.of("token", token, "password", password))
        .post("/api/v1/auth/reset-password");
  }

  private static Response change(Response session, String current, String password) {
    return given()
        .auth()
        .oauth2(session.path("accessToken"))
        .contentType("application/json")
        .body(Map.of("currentPassword", current, "newPassword", password))
        .put("/api/v1/auth/me/password");
  }
}
