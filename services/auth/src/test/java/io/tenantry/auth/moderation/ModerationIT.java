package io.tenantry.auth.moderation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.tenantry.auth.account.Someone;
import io.tenantry.auth.keycloak.RealKeycloak;
import io.tenantry.auth.organization.Office;
import io.tenantry.contracts.audit.AuditRecorded;
import io.tenantry.platform.testing.AuditProbe;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.platform.testing.TestServers;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(RealKeycloak.class)
class ModerationIT {
  private final Someone someone = Someone.resident();
  private String path;

  @BeforeEach
  void register() {
    OutboxProbe.keepRows();
    path = "/api/v1/admin/users/" + someone.register().path("userId");
  }

  @Test
  void a_suspended_person_is_signed_out_and_cannot_sign_in_until_restored() {
    Response session = someone.login();
    say("/suspend", "Scam listings").then().statusCode(204);
    given()
        .contentType("application/json")
        .body(Map.of("refreshToken", session.path("refreshToken")))
        .post("/api/v1/auth/refresh")
        .then()
        .statusCode(401);
    someone.login().then().statusCode(401);
    say("/suspend", "Scam listings").then().statusCode(204);

    say("/restore", "It was a mistake").then().statusCode(204);
    someone.login().then().statusCode(200);
    assertThat(AuditProbe.recordsAbout("user", path.substring(path.lastIndexOf('/') + 1)))
        .filteredOn(record -> record.getAction().startsWith("user."))
        .extracting(AuditRecorded::getAction, AuditRecorded::getAfter)
        .containsExactly(
            tuple("user.suspended", "{\"reason\":\"Scam listings\"}"),
            tuple("user.restored", "{\"reason\":\"It was a mistake\"}"));
    assertThat(Office.value("select count(*) from outbound_task where kind = 'align-identity'"))
        .isEqualTo("0");
  }

  @Test
  void only_administrators_do_that_with_a_reason_and_to_people_there_are() {
    say("/suspend", " ").then().statusCode(422);
    given()
        .auth()
        .oauth2(someone.login().path("accessToken"))
        .contentType("application/json")
        .body(Map.of("reason", "I do not like them"))
        .post(path + "/suspend")
        .then()
        .statusCode(403);
    path = "/api/v1/admin/users/" + UUID.randomUUID();
    say("/suspend", "Scam").then().statusCode(404);
  }

  private Response say(String what, String reason) {
    return administrator().body(Map.of("reason", reason)).post(path + what);
  }

  private static RequestSpecification administrator() {
    JsonNode admin = TestServers.find("admin");
    Response session =
        Someone.login(
            Map.of(
                "email", admin.path("email").asText(),
                "password", admin.path("password").asText()));
    return given().auth().oauth2(session.path("accessToken")).contentType("application/json");
  }
}
