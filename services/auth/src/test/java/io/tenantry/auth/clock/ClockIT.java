package io.tenantry.auth.clock;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.tenantry.contracts.audit.AuditRecorded;
import io.tenantry.platform.identity.Role;
import io.tenantry.platform.testing.AuditProbe;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.platform.testing.TestTokens;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ClockIT.Adjustable.class)
@WithTestResource(ScratchDatabase.class)
class ClockIT {
  /** As locally, but hearing nothing from Kafka. */
  public static final class Adjustable implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("tenantry.clock.adjustable", "true");
    }
  }

  @Test
  void moving_the_clock_tells_everybody_how_far_it_is_from_real_time() throws SQLException {
    OutboxProbe.keepRows();
    Instant wanted = Instant.now().plus(Duration.ofDays(31));
    move("{\"now\": \"" + wanted + "\"}").then().statusCode(204);

    Response clock = administrator().get("/api/v1/admin/clock");
    assertThat(Instant.parse(clock.path("now")))
        .isBetween(wanted, wanted.plus(Duration.ofMinutes(1)));
    assertThat(clock.<Number>path("offsetMillis").longValue())
        .isBetween(Duration.ofDays(30).toMillis(), Duration.ofDays(31).toMillis());

    move("{\"now\": null}").then().statusCode(204);
    administrator().get("/api/v1/admin/clock").then().body("offsetMillis", equalTo(0));
    assertThat(movesTold()).isEqualTo(2);
  }

  @Test
  void who_moved_it_from_where_is_audited() {
    OutboxProbe.keepRows();
    UUID who = UUID.randomUUID();
    given()
        .auth()
        .oauth2(TestTokens.person(who, Role.PLATFORM_ADMIN))
        .header("X-Forwarded-For", "203.0.113.7")
        .header("X-Request-Id", "clock-move-1")
        .contentType("application/json")
        .body("{}")
        .put("/api/v1/admin/clock")
        .then()
        .statusCode(204);

    AuditRecorded record = AuditProbe.recordsAbout("clock", "platform").getFirst();
    assertThat(record.getAction()).isEqualTo("clock.moved");
    assertThat(record.getActorType()).isEqualTo("person");
    assertThat(record.getActorId()).isEqualTo(who);
    assertThat(record.getOutcome()).isEqualTo("succeeded");
    assertThat(record.getAfter()).isEqualTo("{\"offsetMillis\":0}");
    assertThat(record.getClientAddress()).isEqualTo("203.0.113.7");
    assertThat(record.getRequestId()).isEqualTo("clock-move-1");
  }

  @Test
  void nobody_moves_it_out_of_the_world_or_without_the_right() {
    move("{\"now\": \"2999-01-01T00:00:00Z\"}").then().statusCode(422);
    move("{\"now\": \"tomorrow\"}").then().statusCode(422);
    given()
        .auth()
        .oauth2(TestTokens.member(UUID.randomUUID(), UUID.randomUUID(), Role.OWNER))
        .contentType("application/json")
        .body("{}")
        .put("/api/v1/admin/clock")
        .then()
        .statusCode(403);
  }

  private static Response move(String body) {
    return administrator().contentType("application/json").body(body).put("/api/v1/admin/clock");
  }

  private static RequestSpecification administrator() {
    return given().auth().oauth2(TestTokens.person(UUID.randomUUID(), Role.PLATFORM_ADMIN));
  }

  private static int movesTold() throws SQLException {
    try (Connection connection = ScratchDatabase.superuser();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select count(*) from outbox where key = 'clock'"
                    + " and type = 'platform.clock_moved'")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
