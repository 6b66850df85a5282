package io.tenantry.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.tenantry.auth.account.Someone;
import io.tenantry.auth.keycloak.RealKeycloak;
import io.tenantry.auth.link.IssuedLinks;
import io.tenantry.auth.link.LinkKind;
import io.tenantry.auth.mfa.Authenticator;
import io.tenantry.auth.session.SignedIn;
import io.tenantry.contracts.audit.AuditRecorded;
import io.tenantry.platform.testing.AuditProbe;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.ScratchDatabase;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changes of credentials are recorded in the audit log: who, what, from where. */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(RealKeycloak.class)
class AuditTrailIT {
  private static final String ADDRESS = "203.0.113.21";
  private static final String NEW = "Another-Horse-8";

  @Inject IssuedLinks links;

  private final Someone owner = Someone.landlord();
  private final String request = "request-" + UUID.randomUUID();
  private UUID person;

  @BeforeEach
  void register() {
    OutboxProbe.keepRows();
    person = UUID.fromString(owner.register().then().statusCode(201).extract().path("userId"));
  }

  @Test
  void a_sign_in_is_recorded_with_address_and_request() {
    Response session = login(owner.password());
    List<AuditRecorded> records =
        AuditProbe.recordsAbout("session", SignedIn.sessionIn(session.path("accessToken")));
    assertThat(records).hasSize(1);
    assertRecord(records.getFirst(), "session.started", "succeeded");
    assertThat(records.getFirst().getActorId()).isEqualTo(person);
  }

  @Test
  void a_refused_sign_in_is_recorded_with_its_reason_and_without_the_e_mail() {
    login("Wrong-Horse-77").then().statusCode(401);
    String account = "sha256:" + DigestUtils.sha256Hex(owner.email()).substring(0, 32);
    List<AuditRecorded> records = AuditProbe.recordsAbout("account", account);
    assertThat(records).hasSize(1);
    assertRecord(records.getFirst(), "session.refused", "refused");
    assertThat(records.getFirst().getActorType()).isEqualTo("nobody");
    assertThat(records.getFirst().getAfter()).isEqualTo("{\"reason\":\"invalid-credentials\"}");
    assertThat(records.toString()).doesNotContain(owner.email());
  }

  @Test
  void a_session_that_is_revoked_or_signed_out_is_recorded() {
    String here = login(owner.password()).path("accessToken");
    String there = SignedIn.sessionIn(login(owner.password()).path("accessToken"));
    as(here).delete("/api/v1/auth/sessions/" + there).then().statusCode(204);
    assertThat(actions("session", there)).containsExactly("session.started", "session.revoked");
    assertRecord(
        AuditProbe.recordsAbout("session", there).getLast(), "session.revoked", "succeeded");

    as(here).post("/api/v1/auth/logout").then().statusCode(204);
    assertThat(actions("session", SignedIn.sessionIn(here)))
        .containsExactly("session.started", "session.ended");
  }

  @Test
  void a_second_factor_that_is_turned_on_and_off_is_recorded() {
    String session = login(owner.password()).path("accessToken");
    var app = new Authenticator(as(session).post("/api/v1/auth/mfa/enable").path("secret"));
    List<String> codes =
        as(session)
            .body(Map.of("code", app.code()))
            .post("/api/v1/auth/mfa/verify")
            .path("recoveryCodes");
    assertRecord(last("person", person), "credentials.mfa_enabled", "succeeded");
    as(session)
        .body(Map.of("password", owner.password(), "code", codes.getFirst()))
        .post("/api/v1/auth/mfa/disable")
        .then()
        .statusCode(204);
    assertRecord(last("person", person), "credentials.mfa_disabled", "succeeded");
    assertThat(actions("person", person))
        .containsExactly(
            "credentials.mfa_enabled",
            "credentials.recovery_code_used",
            "credentials.mfa_disabled");
  }

  @Test
  void a_key_is_recorded_from_its_making_over_its_use_to_its_end() {
    String session = login(owner.password()).path("accessToken");
    Response made =
        as(session)
            .body(Map.of("name", "Books", "permissions", List.of("properties:read")))
            .post("/api/v1/auth/api-keys");
    String key = made.then().statusCode(201).extract().path("key");
    String id = made.path("id");
    given()
        .contentType("application/json")
        .body(Map.of("key", key))
        .post("/internal/v1/api-keys/exchange")
        .then()
        .statusCode(200);
    as(session).delete("/api/v1/auth/api-keys/" + id).then().statusCode(204);

    List<AuditRecorded> records = AuditProbe.recordsAbout("api_key", id);
    assertThat(records)
        .extracting(AuditRecorded::getAction)
        .containsExactly("api_key.made", "api_key.used", "api_key.revoked");
    assertRecord(records.getFirst(), "api_key.made", "succeeded");
    assertThat(records.getFirst().getAfter()).isEqualTo("{\"permissions\":[\"properties:read\"]}");
    assertThat(records.get(1).getActorType()).isEqualTo("api_key");
    assertRecord(records.getLast(), "api_key.revoked", "succeeded");
    assertThat(records.getLast().getActorId()).isEqualTo(person);
    assertThat(records.toString()).doesNotContain(key.split("_", 3)[2]);
  }

  @Test
  void a_password_that_is_changed_or_reset_is_recorded_and_so_is_a_wrong_one() {
    String session = login(owner.password()).path("accessToken");
    change(session, "Wrong-Horse-77").then().statusCode(422);
    assertRecord(last("person", person), "password.change_refused", "refused");
    change(session, owner.password()).then().statusCode(204);
    assertRecord(last("person", person), "password.changed", "succeeded");

    json().body(Map.of("email", owner.email())).post("/api/v1/auth/forgot-password");
    List<String> sent =
        await()
            .until(() -> links.all(LinkKind.RESET_PASSWORD, owner.email()), all -> !all.isEmpty());
    json()
        .body(Map.of("token", sent.getLast(), "password", "A-third-Horse-9"))
        .post("/api/v1/auth/reset-password")
        .then()
        .statusCode(204);
    AuditRecorded reset = last("person", person);
    assertRecord(reset, "password.reset", "succeeded");
    assertThat(reset.getActorId()).isEqualTo(person);
    assertThat(AuditProbe.recordsAbout("person", person).toString()).doesNotContain("Horse");
  }

  private void assertRecord(AuditRecorded record, String action, String outcome) {
    assertThat(record.getAction()).isEqualTo(action);
    assertThat(record.getOutcome()).isEqualTo(outcome);
    assertThat(record.getClientAddress()).isEqualTo(ADDRESS);
    assertThat(record.getRequestId()).isEqualTo(request);
  }

  private static AuditRecorded last(String type, Object id) {
    return AuditProbe.recordsAbout(type, id).getLast();
  }

  private static List<String> actions(String type, Object id) {
    return AuditProbe.recordsAbout(type, id).stream().map(AuditRecorded::getAction).toList();
  }

  private Response change(String session, String current) {
    return as(session)
        .body(Map.of("currentPassword", current, "newPassword", NEW))
        .put("/api/v1/auth/me/password");
  }

  private Response login(String password) {
    return json()
        .body(Map.of("email", owner.email(), "password", password))
        .post("/api/v1/auth/login");
  }

  private RequestSpecification as(String token) {
    return json().auth().oauth2(token);
  }

  private RequestSpecification json() {
    return given()
        .header("X-Forwarded-For", ADDRESS)
        .header("X-Request-Id", request)
        .contentType("application/json");
  }
}
