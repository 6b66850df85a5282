package io.tenantry.maintenance.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tenantry.contracts.auth.OrganizationDeleted;
import io.tenantry.maintenance.House;
import io.tenantry.platform.events.Inbox;
import io.tenantry.platform.testing.LocalFiles;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.platform.testing.TestEvents;
import io.tenantry.platform.time.PlatformClock;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A plan makes one request on each of its days at the property. */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(LocalFiles.class)
class PlansIT {
  private static final ZoneId THERE = ZoneId.of("Asia/Kolkata");

  @Inject House house;
  @Inject PlatformClock clock;
  @Inject PlannedRequests job;
  @Inject AuthEvents auth;
  @Inject Inbox inbox;

  @BeforeEach
  void aHouse() {
    house.exists();
  }

  @AfterEach
  void returnToRealTime() {
    clock.shiftBy(Duration.ZERO);
  }

  @Test
  void the_31st_comes_on_the_last_day_of_shorter_months_and_on_the_31st_again() {
    LocalDate first = next31stOfJanuary();
    plans(first, 1).statusCode(201).body("nextOn", equalTo(first.toString()));
    for (LocalDate day = first; !day.isAfter(first.plusMonths(2)); day = day.plusDays(1)) {
      at(day);
      run();
      run();
    }
    house
        .asManager()
        .get(house.requests())
        .then()
        .body(
            "items.plannedOn",
            contains(
                first.plusMonths(2).toString(), first.plusMonths(1).toString(), first.toString()))
        .body("items.status", contains("received", "received", "received"));
    assertThat(first.plusMonths(2).getDayOfMonth()).isEqualTo(31);
  }

  private LocalDate next31stOfJanuary() {
    return LocalDate.of(house.today().getYear() + 1, Month.JANUARY, 31);
  }

  @Test
  void a_day_begins_by_the_clocks_at_the_property() {
    LocalDate first = house.today().plusDays(2);
    plans(first, 6).statusCode(201);
    Instant begin = first.atStartOfDay(THERE).toInstant();
    shift(begin.minusSeconds(5));
    job.run(first.minusDays(1)).await().indefinitely();
    house.asManager().get(house.requests()).then().body("items", hasSize(0));
    shift(begin.plusSeconds(5));
    job.run(first.minusDays(1)).await().indefinitely();
    house.asManager().get(house.requests()).then().body("items", hasSize(1));
  }

  @Test
  void a_plan_ends_by_hand_with_its_property_and_with_its_organization() {
    LocalDate first = house.today().plusDays(1);
    String ended = plans(first, 1).statusCode(201).extract().path("id");
    house.asManager().delete("/api/v1/maintenance-plans/" + ended).then().statusCode(204);
    plans(first, 1).statusCode(201);
    house.isRemoved();
    at(first);
    run();
    house.asManager().get("/api/v1/maintenance").then().body("items", hasSize(0));
    house.asManager().get(house.plans()).then().body("items.active", contains(false, false));
  }

  @Test
  void an_organization_that_is_gone_plans_nothing_more() {
    plans(house.today().plusDays(1), 1).statusCode(201);
    var gone =
        OrganizationDeleted.newBuilder()
            .setOrganizationId(house.organization())
            .setDeletedBy(UUID.randomUUID())
            .setDeletedAt(Instant.EPOCH)
            .build();
    inbox
        .once(TestEvents.of(house.organization(), house.organization(), gone), auth::handle)
        .await()
        .indefinitely();
    house.asManager().get(house.plans()).then().body("items.active", contains(false));
  }

  @Test
  void the_past_is_not_planned_and_other_properties_are_not_found() {
    plans(house.today().minusDays(1), 1)
        .statusCode(422)
        .body("violations.field", contains("firstOn"));
    House.asAnotherOwner().body(plan(house.today(), 1)).post(house.plans()).then().statusCode(404);
  }

  private ValidatableResponse plans(LocalDate first, int months) {
    return house.asManager().body(plan(first, months)).post(house.plans()).then();
  }

  private static Map<String, Object> plan(LocalDate first, int months) {
    return Map.of(
        "category",
        "pest",
        "place",
        "all rooms",
        "description",
        "Spray",
        "priority",
        "low",
        "everyMonths",
        months,
        "firstOn",
        first.toString());
  }

  private void at(LocalDate day) {
    shift(day.atTime(12, 0).atZone(THERE).toInstant());
  }

  private void shift(Instant moment) {
    clock.shiftBy(Duration.ZERO);
    clock.shiftBy(Duration.between(clock.instant(), moment));
  }

  private void run() {
    job.run(house.today()).await().indefinitely();
  }
}
