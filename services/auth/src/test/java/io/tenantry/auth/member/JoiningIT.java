package io.tenantry.auth.member;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.tenantry.auth.account.Someone;
import io.tenantry.auth.alignment.Alignment;
import io.tenantry.auth.alignment.Alignment.Effect;
import io.tenantry.auth.ending.EndedList;
import io.tenantry.auth.keycloak.NewIdentity;
import io.tenantry.auth.keycloak.RealKeycloak;
import io.tenantry.auth.keycloak.Users;
import io.tenantry.auth.link.IssuedLinks;
import io.tenantry.auth.link.LinkKind;
import io.tenantry.auth.organization.Office;
import io.tenantry.contracts.audit.AuditRecorded;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.identity.Role;
import io.tenantry.platform.testing.AuditProbe;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.ScratchDatabase;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(RealKeycloak.class)
class JoiningIT {
  @Inject IssuedLinks links;
  @Inject Users users;
  @Inject Alignment alignment;
  @Inject Database database;
  @Inject RedisDataSource redis;

  private final Someone landlord = Someone.landlord();
  private final String email = "new-" + UUID.randomUUID() + "@example.com";
  private UUID organization;
  private String members;

  @BeforeEach
  void anOrganization() {
    OutboxProbe.keepRows();
    organization = UUID.fromString(landlord.register().path("organizationId"));
    members = "/api/v1/tenants/" + organization + "/members";
  }

  @Test
  void somebody_new_gets_an_account_by_accepting_and_signs_in_with_the_role() {
    invite(email, "manager");
    String token = links.newest(LinkKind.INVITATION, email);
    accept(Map.of("token", token))
        .then()
        .statusCode(422)
        .body("violations.field", hasItems("password", "firstName", "lastName"));
    String user =
        accept(form(token))
            .then()
            .statusCode(200)
            .body("organizationId", equalTo(organization.toString()))
            .body("role", equalTo("manager"))
            .extract()
            .path("userId");

    given()
        .auth()
        .oauth2(login(email).path("accessToken"))
        .get("/api/v1/auth/me")
        .then()
        .body("userId", equalTo(user))
        .body("emailVerified", equalTo(true))
        .body("organizationId", equalTo(organization.toString()))
        .body("roles", contains(Role.MANAGER));
    assertThat(OutboxProbe.eventsAbout(UUID.fromString(user)))
        .containsExactly("auth.user_registered");
    assertThat(OutboxProbe.eventsAbout(organization)).endsWith("auth.member_joined");
    assertThat(AuditProbe.recordsAbout("member", user))
        .extracting(AuditRecorded::getAction)
        .containsExactly("member.joined");
    assertThat(left()).isEqualTo("0");
    accept(form(token)).then().statusCode(410);
  }

  @Test
  void
      who_has_an_account_with_a_proven_e_mail_joins_by_the_link_alone_and_keeps_being_a_resident() {
    Someone resident = Someone.resident();
    resident.register();
    confirm(resident);
    Response before = resident.login();
    invite(resident.email(), "viewer");
    String token = links.newest(LinkKind.INVITATION, resident.email());
    accept(form(token, "Another-Horse-9"))
        .then()
        .statusCode(422)
        .body("violations.field", contains("password"));
    accept(Map.of("token", token)).then().statusCode(200);
    assertEnded(before);
    given()
        .auth()
        .oauth2(resident.login().path("accessToken"))
        .get("/api/v1/auth/me")
        .then()
        .body("organizationId", equalTo(organization.toString()))
        .body("firstName", equalTo("Asha"))
        .body("roles", containsInAnyOrder(Role.RESIDENT, Role.VIEWER));
  }

  @Test
  void who_is_signed_in_to_an_account_joins_with_it_though_its_e_mail_was_not_proven() {
    Someone resident = Someone.resident();
    String session = resident.registeredSession();
    invite(resident.email(), "viewer");
    String token = links.newest(LinkKind.INVITATION, resident.email());
    String stranger = Someone.resident().registeredSession();
    accept(stranger, Map.of("token", token)).then().statusCode(422);
    accept(session, Map.of("token", token)).then().statusCode(200);
    assertThat(roles(resident.login())).contains(Role.RESIDENT, Role.VIEWER);
  }

  @Test
  void a_role_change_ends_the_sessions_and_the_next_one_has_the_new_role() {
    String user = joined("viewer");
    Response before = login(email);
    asOwner().body(Map.of("role", "admin")).put(members + "/" + user).then().statusCode(204);
    assertEnded(before);
    assertThat(roles(login(email))).contains(Role.ADMIN).doesNotContain(Role.VIEWER);
  }

  @Test
  void who_is_removed_loses_organization_role_and_sessions() {
    String user = joined("admin");
    Response before = login(email);
    asOwner().delete(members + "/" + user).then().statusCode(204);
    assertEnded(before);
    Response after = login(email);
    assertThat(roles(after)).doesNotContain(Role.ADMIN);
    assertThat(claims(after).getString("org")).isNull();
  }

  @Test
  void an_acceptance_that_broke_off_before_the_database_is_completed_by_the_link() {
    invite(email, "viewer");
    // Keycloak had the account already when the service died
    users
        .create(
            new NewIdentity(
                email, "Forgotten-Horse-9", "Ravi", "Nair", Optional.empty(), Role.VIEWER))
        .await()
        .indefinitely();
    accept(form(links.newest(LinkKind.INVITATION, email))).then().statusCode(200);
    assertThat(roles(login(email))).contains(Role.VIEWER);
  }

  @Test
  void what_broke_off_between_database_and_keycloak_is_completed_later() {
    String user = joined("viewer");
    Response before = login(email);
    // what is there when a replica dies after its commit
    database
        .asService(
            tx ->
                tx.execute(
                        "update membership set role = 'manager' where person_id = $1",
                        UUID.fromString(user))
                    .flatMap(done -> alignment.wish(tx, UUID.fromString(user), Effect.SESSIONS)))
        .await()
        .indefinitely();
    assertThat(roles(login(email))).contains(Role.VIEWER);

    alignment.carryOut(UUID.fromString(user)).await().indefinitely();
    assertEnded(before);
    assertThat(roles(login(email))).contains(Role.MANAGER).doesNotContain(Role.VIEWER);
    assertThat(left()).isEqualTo("0");
  }

  private String joined(String role) {
    invite(email, role);
    return accept(form(links.newest(LinkKind.INVITATION, email))).path("userId");
  }

  private void invite(String whom, String role) {
    asOwner().body(Map.of("email", whom, "role", role)).post(members).then().statusCode(201);
  }

  private RequestSpecification asOwner() {
    return given()
        .auth()
        .oauth2(landlord.login().path("accessToken"))
        .contentType("application/json");
  }

  private static Map<String, String> form(String token) {
    return form(token, Someone.PASSWORD);
  }

  private static Map<String, String> form(String token, String password) {
    return Map.of("token", token, "password", password, "firstName", "Ravi", "lastName", "Nair");
  }

  private void confirm(Someone someone) {
    given()
        .contentType("application/json")
        .body(
            Map.of(
                "token", links.newest(LinkKind.VERIFY_EMAIL, someone.email()),
                "password", someone.password()))
        .post("/api/v1/auth/verify-email")
        .then()
        .statusCode(204);
  }

  private static Response accept(String session, Map<String, String> body) {
    return given()
        .auth()
        .oauth2(session)
        .contentType("application/json")
        .body(body)
        .post("/api/v1/auth/invitations/accept");
  }

  private static Response accept(Map<String, String> body) {
    return given()
        .contentType("application/json")
        .body(body)
        .post("/api/v1/auth/invitations/accept");
  }

  private static Response login(String who) {
    return Someone.login(Map.of("email", who, "password", Someone.PASSWORD));
  }

  private void assertEnded(Response session) {
    given()
        .contentType("application/json")
        .body(Map.of("refreshToken", session.path("refreshToken")))
        .post("/api/v1/auth/refresh")
        .then()
        .statusCode(401);
    assertThat(EndedList.contains(redis, claims(session).getString("sid"))).isTrue();
  }

  private static List<String> roles(Response session) {
    return claims(session).getList("realm_access.roles");
  }

  private static JsonPath claims(Response session) {
    String payload = session.<String>path("accessToken").split("\\.", -1)[1];
    return JsonPath.from(
        new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8));
  }

  private static String left() {
    return Office.value("select count(*) from outbound_task where kind = 'align-identity'");
  }
}
