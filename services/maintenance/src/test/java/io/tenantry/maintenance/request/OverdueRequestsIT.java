package io.tenantry.maintenance.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.contracts.maintenance.MaintenanceOverdue;
import io.tenantry.maintenance.House;
import io.tenantry.platform.testing.LocalFiles;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.platform.time.PlatformClock;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Overdue requests are told once. */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(LocalFiles.class)
class OverdueRequestsIT {
  @Inject House house;
  @Inject PlatformClock clock;
  @Inject OverdueRequests overdue;

  @BeforeEach
  void keepOutbox() {
    OutboxProbe.keepRows();
  }

  @AfterEach
  void returnToRealTime() {
    clock.shiftBy(Duration.ZERO);
  }

  @Test
  void a_request_is_overdue_once_and_again_when_it_was_reopened() {
    String id = house.lived().reported();
    run();
    assertThat(told(id)).isZero();
    clock.shiftBy(Duration.ofDays(7).plusMinutes(1));
    run();
    run();
    assertThat(told(id)).isOne();
    house.asManager().get("/api/v1/maintenance/" + id).then().body("overdueAt", notNullValue());

    house.moves(id, "start").statusCode(200);
    house.moves(id, "complete").statusCode(200);
    house.asResident().post("/api/v1/maintenance/" + id + "/reopen").then().statusCode(200);
    run();
    assertThat(told(id)).isOne();
    clock.shiftBy(Duration.ofDays(15));
    run();
    assertThat(told(id)).isEqualTo(2);
  }

  @Test
  void a_higher_priority_is_due_earlier() {
    String id = house.lived().reported();
    house.decides(id, Map.of("category", "plumbing", "priority", "urgent")).statusCode(200);
    clock.shiftBy(Duration.ofHours(25));
    run();
    assertThat(told(id)).isOne();
  }

  @Test
  void who_has_not_moved_in_is_told_from_when_on() {
    house.exists();
    house.begins(house.today().plusDays(3));
    house.reports(house.report()).statusCode(409).body("type", endsWith("/home-not-begun"));
    clock.shiftBy(Duration.ofDays(3));
    house.reports(house.report()).statusCode(201);
  }

  private void run() {
    overdue.run(house.today()).await().indefinitely();
  }

  private static long told(String id) {
    return OutboxProbe.told(MaintenanceOverdue.class).stream()
        .filter(event -> event.getRequestId().equals(UUID.fromString(id)))
        .count();
  }
}
