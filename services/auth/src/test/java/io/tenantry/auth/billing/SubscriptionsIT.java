package io.tenantry.auth.billing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tenantry.auth.organization.Office;
import io.tenantry.contracts.audit.AuditRecorded;
import io.tenantry.platform.identity.Role;
import io.tenantry.platform.testing.AuditProbe;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.platform.testing.TestTokens;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
class SubscriptionsIT {
  @Inject TrialEnd trialEnd;

  private Office office;

  @BeforeEach
  void open() {
    OutboxProbe.keepRows();
    office = Office.opened();
  }

  @Test
  void an_organization_begins_on_a_trial_of_fourteen_days() {
    office
        .ownerAsks()
        .get(office.path("/billing"))
        .then()
        .statusCode(200)
        .body("status", equalTo("trial"))
        .body("plan", equalTo("starter"))
        .body("price.currency", equalTo("INR"))
        .body("history.status", contains("trial"))
        .body("history[0].price.amount", equalTo("0.00"));
    assertThat(
            Office.value(
                "select trial_ends_at - created_at from organization where org_id = ?",
                office.id()))
        .contains("14 days");
  }

  @Test
  void a_plan_makes_it_active_and_each_change_writes_history() {
    plan("growth").then().statusCode(200).body("status", equalTo("active"));
    plan("enterprise").then().statusCode(200).body("plan", equalTo("enterprise"));
    plan("enterprise").then().statusCode(409);
    office
        .ownerAsks()
        .get(office.path("/billing"))
        .then()
        .body("history.plan", contains("enterprise", "growth", "starter"))
        .body("history.status", contains("active", "expired", "expired"))
        .body("history.findAll { it.endedAt == null }.size()", equalTo(1));
    assertThat(OutboxProbe.eventsAbout(office.id()))
        .containsExactly("auth.organization_status_changed", "auth.organization_status_changed");
    assertThat(AuditProbe.recordsAbout("organization", office.id()))
        .extracting(AuditRecorded::getAction)
        .containsExactly("organization.status_changed", "organization.status_changed");
  }

  @Test
  void a_trial_that_is_over_suspends_who_chose_no_plan() {
    Office payer = Office.opened();
    Office.administrator()
        .body(Map.of("plan", "starter"))
        .put(at(payer, "/plan"))
        .then()
        .statusCode(200);
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    trialEnd.run(today.plusDays(14)).await().indefinitely();
    assertThat(status(office)).isEqualTo("trial");

    trialEnd.run(today.plusDays(15)).await().indefinitely();
    assertThat(status(office)).isEqualTo("suspended");
    assertThat(status(payer)).isEqualTo("active");
    assertThat(trialEnd.run(today.plusDays(15)).await().indefinitely())
        .containsEntry("suspended", 0);
    office
        .ownerAsks()
        .get(office.path("/billing"))
        .then()
        .body("statusReason", equalTo("The trial is over. Choose a plan."));
    plan("starter").then().body("status", equalTo("active"));
  }

  @Test
  void one_organization_whose_trial_cannot_be_ended_keeps_no_other_from_it() throws SQLException {
    Office other = Office.opened();
    refuseToSuspend(office);
    try {
      Map<String, Integer> counts =
          trialEnd.run(LocalDate.now(ZoneOffset.UTC).plusDays(15)).await().indefinitely();
      assertThat(counts).containsEntry("failed", 1);
    } finally {
      superuser("drop trigger bad on organization; drop function bad()");
    }
    assertThat(status(office)).isEqualTo("trial");
    assertThat(status(other)).isEqualTo("suspended");
  }

  private static void refuseToSuspend(Office one) throws SQLException {
    superuser(
        """
        create function bad() returns trigger language plpgsql as $$
          begin raise exception 'cannot'; end $$;
        create trigger bad before update on organization for each row
          when (new.org_id = '%s') execute function bad()
        """
            .formatted(one.id()));
  }

  private static void superuser(String sql) throws SQLException {
    try (Connection connection = ScratchDatabase.superuser();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void suspended_and_cancelled_ones_move_as_the_table_says() {
    Office.administrator().body("{}").post(at(office, "/suspend")).then().statusCode(422);
    Map<String, String> reason = Map.of("reason", "unpaid");
    Office.administrator().body(reason).post(at(office, "/suspend")).then().statusCode(200);
    Office.administrator().body(reason).post(at(office, "/suspend")).then().statusCode(409);
    assertThat(
            Office.value(
                "select count(*) from identity_alignment where person_id = ?", office.owner()))
        .isEqualTo("1");
    Office.administrator().post(at(office, "/restore")).then().body("status", equalTo("active"));
    Office.administrator().body(reason).post(at(office, "/cancel")).then().statusCode(200);
    Office.administrator()
        .post(at(office, "/restore"))
        .then()
        .statusCode(409)
        .body("type", equalTo("https://tenantry.io/problems/organization-not-movable"));
    office.ownerAsks().body(reason).post(at(office, "/suspend")).then().statusCode(403);
    Office.administrator()
        .body(reason)
        .post("/api/v1/admin/organizations/" + UUID.randomUUID() + "/suspend")
        .then()
        .statusCode(404);
  }

  @Test
  void members_of_a_restricted_organization_read_and_do_not_write() {
    for (String restriction : new String[] {"suspended", "cancelled"}) {
      String token = TestTokens.restricted(office.owner(), office.id(), restriction, Role.OWNER);
      given().auth().oauth2(token).get(office.path("/billing")).then().statusCode(200);
      given()
          .auth()
          .oauth2(token)
          .contentType("application/json")
          .body(Map.of("name", "New name"))
          .put(office.path(""))
          .then()
          .statusCode(403)
          .contentType("application/problem+json")
          .body("type", equalTo("https://tenantry.io/problems/organization-" + restriction));
    }
  }

  @Test
  void an_ordered_run_of_the_job_is_audited() {
    String run =
        Office.administrator()
            .body(Map.of("asOf", "2020-01-01"))
            .post("/api/v1/admin/jobs/trial-end/run")
            .then()
            .statusCode(202)
            .extract()
            .path("runId");
    Awaitility.await()
        .atMost(30, TimeUnit.SECONDS)
        .untilAsserted(
            () ->
                Office.administrator()
                    .get("/api/v1/admin/jobs/runs/" + run)
                    .then()
                    .body("status", equalTo("succeeded"))
                    .body("counts.keySet()", hasItem("suspended")));
    AuditRecorded record = AuditProbe.recordsAbout("job", "trial-end").getLast();
    assertThat(record.getAction()).isEqualTo("job.ordered");
    assertThat(record.getAfter()).contains(run, "2020-01-01");
  }

  private Response plan(String plan) {
    return Office.administrator().body(Map.of("plan", plan)).put(at(office, "/plan"));
  }

  private static String at(Office office, String path) {
    return "/api/v1/admin/organizations/" + office.id() + path;
  }

  private static String status(Office office) {
    return Office.value("select status from organization where org_id = ?", office.id());
  }
}
