package io.tenantry.maintenance.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.contracts.maintenance.MaintenanceChanged;
import io.tenantry.maintenance.House;
import io.tenantry.platform.testing.AuditProbe;
import io.tenantry.platform.testing.LocalFiles;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.platform.time.PlatformClock;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a report to what is mended, and what is refused on the way. */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(LocalFiles.class)
class RequestsIT {
  @Inject House house;
  @Inject PlatformClock clock;

  @BeforeEach
  void someoneLivesThere() {
    OutboxProbe.keepRows();
    house.lived();
  }

  @AfterEach
  void returnToRealTime() {
    clock.shiftBy(Duration.ZERO);
  }

  @Test
  void what_a_resident_reports_is_mended_step_by_step() {
    String id = house.reported();
    String vendor = house.vendor("FixIt", house.today().plusYears(1));
    Map<String, Object> decision = House.decision();
    decision.put("vendorId", vendor);
    decision.put("scheduledAt", clock.instant().plus(Duration.ofDays(2)).toString());
    decision.put("estimatedCost", rupees("1500.00"));
    house
        .decides(id, decision)
        .statusCode(200)
        .body("vendorName", equalTo("FixIt"))
        .body("priority", equalTo("high"))
        .body("estimatedCost.amount", equalTo("1500.00"));
    house.moves(id, "start").statusCode(200).body("status", equalTo("in_progress"));
    house.moves(id, "complete").statusCode(200).body("status", equalTo("completed"));
    decision.put("actualCost", rupees("1725.50"));
    house.decides(id, decision).statusCode(200).body("actualCost.amount", equalTo("1725.50"));

    assertThat(OutboxProbe.eventsAbout(UUID.fromString(id))).startsWith("maintenance.reported");
    assertThat(OutboxProbe.told(MaintenanceChanged.class))
        .extracting(MaintenanceChanged::getChange)
        .containsExactly("prioritized", "assigned", "scheduled", "started", "completed");
    house
        .asResident()
        .get("/api/v1/maintenance/" + id + "/history")
        .then()
        .body(
            "items.change",
            contains(
                "costed",
                "completed",
                "started",
                "estimated",
                "scheduled",
                "assigned",
                "prioritized",
                "reported"));
    assertThat(AuditProbe.recordsAbout("maintenance_request", UUID.fromString(id))).hasSize(4);
  }

  @Test
  void a_report_is_received_with_the_homes_unit_and_zone_and_a_time_to_complete_it() {
    Map<String, Object> report = house.report();
    report.put(
        "access", List.of(Map.of("day", house.today().toString(), "from", "09:00", "to", "12:30")));
    house
        .reports(report)
        .statusCode(201)
        .body("status", equalTo("received"))
        .body("priority", equalTo("medium"))
        .body("unit", equalTo("Room 12"))
        .body("timeZone", equalTo("Asia/Kolkata"))
        .body("access[0].from", equalTo("09:00:00"))
        .body("vendorId", nullValue());
  }

  @Test
  void a_key_that_is_sent_twice_reports_once() {
    String key = UUID.randomUUID().toString();
    for (int i = 0; i < 2; i++) {
      house
          .asResident()
          .header("Idempotency-Key", key)
          .body(house.report())
          .post(house.requests())
          .then()
          .statusCode(201);
    }
    house.asResident().get(house.requests()).then().body("items", hasSize(1));
  }

  @Test
  void a_home_that_is_not_ones_own_is_not_found() {
    House.asStranger()
        .body(house.report())
        .post(house.requests())
        .then()
        .statusCode(404)
        .body("type", endsWith("/not-found"));
    House.asAnotherOwner().body(house.report()).post(house.requests()).then().statusCode(404);
  }

  @Test
  void nobody_else_sees_or_changes_a_request() {
    String id = house.reported();
    String path = "/api/v1/maintenance/" + id;
    for (String read : List.of("", "/history", "/comments", "/photos")) {
      House.asStranger().get(path + read).then().statusCode(404);
      House.asAnotherOwner().get(path + read).then().statusCode(404);
    }
    House.asAnotherOwner().body(House.decision()).put(path).then().statusCode(404);
    House.asAnotherOwner().post(path + "/start").then().statusCode(404);
    House.asStranger().post(path + "/cancel").then().statusCode(404);
    House.asStranger().body(Map.of("text", "x")).post(path + "/comments").then().statusCode(404);
    House.asAnotherOwner().get(house.requests()).then().statusCode(404);
  }

  @Test
  void a_lease_that_was_cancelled_is_no_home_whatever_comes_first() {
    house.isCancelled();
    house.reports(house.report()).statusCode(404);
    house.begins(house.today());
    house.reports(house.report()).statusCode(404);
  }

  @Test
  void all_that_is_wrong_with_a_report_is_named_at_once() {
    house
        .reports(Map.of("place", " ", "description", "x".repeat(4001)))
        .statusCode(422)
        .body("violations.field", containsInAnyOrder("category", "place", "description"));
    Map<String, Object> late = house.report();
    late.put(
        "access",
        List.of(
            Map.of("day", house.today().minusDays(1).toString(), "from", "09:00", "to", "12:00")));
    house.reports(late).statusCode(422).body("violations.field", contains("access"));
    Map<String, Object> urgent = house.report();
    urgent.put("priority", "urgent");
    house.reports(urgent).statusCode(422).body("violations.field", contains("priority"));
  }

  @Test
  void a_version_that_is_gone_is_answered_with_412() {
    String id = house.reported();
    String tag = house.asManager().get("/api/v1/maintenance/" + id).header("ETag");
    String next = house.decides(id, House.decision()).statusCode(200).extract().header("ETag");
    assertThat(next).isNotEqualTo(tag);
    house
        .asManager()
        .header("If-Match", tag)
        .body(House.decision())
        .put("/api/v1/maintenance/" + id)
        .then()
        .statusCode(412)
        .body("detail", containsString(next));
  }

  @Test
  void an_illegal_move_names_the_legal_ones() {
    String id = house.reported();
    house
        .moves(id, "complete")
        .statusCode(409)
        .body("type", endsWith("/illegal-move"))
        .body("possible", containsInAnyOrder("in_progress", "cancelled"));
  }

  @Test
  void a_resident_calls_off_until_somebody_works_on_it() {
    String first = house.reported();
    house.asResident().post("/api/v1/maintenance/" + first + "/cancel").then().statusCode(200);
    String second = house.reported();
    house.moves(second, "start").statusCode(200);
    house
        .asResident()
        .post("/api/v1/maintenance/" + second + "/cancel")
        .then()
        .statusCode(409)
        .body("type", endsWith("/request-in-progress"));
    house.moves(second, "cancel").statusCode(200);
  }

  @Test
  void a_closed_request_takes_nothing_more() {
    String id = house.reported();
    house.moves(id, "cancel").statusCode(200);
    house
        .asResident()
        .body(Map.of("text", "Still dripping"))
        .post("/api/v1/maintenance/" + id + "/comments")
        .then()
        .statusCode(409)
        .body("type", endsWith("/request-closed"))
        .body("detail", containsString("Report it anew"));
    house.decides(id, House.decision()).statusCode(409).body("type", endsWith("/request-closed"));
  }

  @Test
  void what_was_completed_is_reopened_within_14_days() {
    String soon = completed();
    clock.shiftBy(Duration.ofDays(13));
    house
        .asResident()
        .post("/api/v1/maintenance/" + soon + "/reopen")
        .then()
        .statusCode(200)
        .body("status", equalTo("received"))
        .body("completedAt", nullValue());
    clock.shiftBy(Duration.ZERO);
    String late = completed();
    clock.shiftBy(Duration.ofDays(15));
    house
        .asResident()
        .post("/api/v1/maintenance/" + late + "/reopen")
        .then()
        .statusCode(409)
        .body("type", endsWith("/reopen-too-late"));
  }

  private String completed() {
    String id = house.reported();
    house.moves(id, "start").statusCode(200);
    house.moves(id, "complete").statusCode(200);
    return id;
  }

  @Test
  void both_sides_comment() {
    String id = house.reported();
    String path = "/api/v1/maintenance/" + id + "/comments";
    house.asResident().body(Map.of("text", "It is worse")).post(path).then().statusCode(201);
    house.asManager().body(Map.of("text", "We come")).post(path).then().statusCode(201);
    house
        .asResident()
        .get(path)
        .then()
        .body("items.text", contains("We come", "It is worse"))
        .body("items.byResident", contains(false, true));
    assertThat(OutboxProbe.eventsAbout(UUID.fromString(id)))
        .containsExactly("maintenance.reported", "maintenance.commented", "maintenance.commented");
  }

  @Test
  void open_means_received_in_lists() {
    String id = house.reported();
    house.asManager().get(house.requests() + "?status=open").then().body("items.id", contains(id));
    house.asManager().get("/api/v1/maintenance?status=completed").then().body("items", hasSize(0));
    house.asManager().get("/api/v1/maintenance?status=late").then().statusCode(422);
  }

  @Test
  void costs_have_one_currency() {
    String id = house.reported();
    Map<String, Object> decision = House.decision();
    decision.put("estimatedCost", rupees("1.00"));
    decision.put("actualCost", Map.of("amount", "1.00", "currency", "USD"));
    house.decides(id, decision).statusCode(422).body("violations.field", contains("actualCost"));
  }

  private static Map<String, String> rupees(String amount) {
    return Map.of("amount", amount, "currency", "INR");
  }
}
