package io.tenantry.auth.ending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tenantry.auth.account.Someone;
import io.tenantry.auth.ending.SessionEndings.Ordered;
import io.tenantry.auth.keycloak.RealKeycloak;
import io.tenantry.auth.session.SignedIn;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.testing.ScratchDatabase;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(RealKeycloak.class)
class SessionEndingsIT {
  @Inject SessionEndings endings;
  @Inject Database database;
  @Inject RedisDataSource redis;

  @Test
  void all_sessions_of_a_person_end_for_keycloak_and_for_the_gateway() {
    Someone resident = Someone.resident();
    UUID person = UUID.fromString(resident.register().path("userId"));
    Response one = resident.login();
    Response other = resident.login();
    Ordered order = endings.order(person).await().indefinitely();
    endings.carryOut(order).await().indefinitely();
    assertEnded(one);
    assertEnded(other);
    assertThat(ordersLeft(person)).isZero();
  }

  @Test
  void what_was_ordered_but_broke_off_is_done_by_the_queue() throws SQLException {
    Someone resident = Someone.resident();
    UUID person = UUID.fromString(resident.register().path("userId"));
    Response session = resident.login();
    endings.order(person).await().indefinitely();
    superuser(
        "update outbound_task set due_at = now() where arguments->>'person' = '" + person + "'");
    await().atMost(Duration.ofSeconds(10)).until(() -> ordersLeft(person) == 0);
    assertEnded(session);
  }

  @Test
  void somebody_keycloak_does_not_know_has_no_sessions() {
    UUID nobody = UUID.randomUUID();
    Ordered order = endings.order(nobody).await().indefinitely();
    endings.carryOut(order).await().indefinitely();
    assertThat(ordersLeft(nobody)).isZero();
  }

  private void assertEnded(Response session) {
    SignedIn.refresh(session.path("refreshToken")).then().statusCode(401);
    String sid = SignedIn.sessionIn(session.path("accessToken"));
    assertThat(EndedList.contains(redis, sid)).isTrue();
  }

  private long ordersLeft(UUID person) {
    return database
        .asService(
            tx ->
                tx.one(
                    "select count(*) from outbound_task where arguments->>'person' = $1",
                    row -> row.getLong(0),
                    person.toString()))
        .await()
        .indefinitely()
        .orElseThrow();
  }

  private static void superuser(String sql) throws SQLException {
    try (Connection connection = ScratchDatabase.superuser();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
