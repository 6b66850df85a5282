package io.tenantry.booking.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.contracts.booking.VisitReminderDue;
import io.tenantry.contracts.booking.VisitRescheduled;
import io.tenantry.platform.jobs.Job;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.platform.time.PlatformClock;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
class VisitLifeIT {
  @Inject Shows shows;
  @Inject PlatformClock clock;
  @Inject VisitReminders reminders;
  @Inject NoShows noShows;

  private final UUID visitor = UUID.randomUUID();
  private Shown shown;

  @BeforeEach
  void aListingIsShown() {
    OutboxProbe.keepRows();
    shown = shows.listing();
    shown.rules("").statusCode(200);
  }

  @AfterEach
  void backToNow() {
    clock.shiftBy(Duration.ZERO);
  }

  @Test
  void a_visit_is_confirmed_begins_and_is_completed() {
    String slot = shown.slots().getFirst();
    String visit = shown.visited(visitor, slot);
    Shown.move(Shown.as(visitor), visit, "confirm")
        .statusCode(200)
        .body("status", equalTo("confirmed"));
    Shown.move(shown.asLandlord(), visit, "complete")
        .statusCode(409)
        .body("type", endsWith("/not-begun"));
    moveTo(Instant.parse(slot).plusSeconds(60));
    Shown.move(shown.asLandlord(), visit, "start").body("status", equalTo("in_progress"));
    Shown.move(shown.asLandlord(), visit, "complete").body("status", equalTo("completed"));
    Shown.move(shown.asLandlord(), visit, "complete").statusCode(200);
    Shown.move(shown.asLandlord(), visit, "cancel")
        .statusCode(409)
        .body("type", endsWith("/illegal-move"));
    assertThat(OutboxProbe.eventsAbout(UUID.fromString(visit)))
        .containsExactly(
            "booking.visit_scheduled", "booking.visit_confirmed", "booking.visit_completed");
  }

  @Test
  void only_who_shows_says_what_took_place_and_nobody_else_touches_it() {
    String visit = shown.visited(visitor, shown.slots().getFirst());
    for (String move : List.of("start", "complete", "no-show")) {
      Shown.move(Shown.as(visitor), visit, move).statusCode(403);
    }
    Shown other = new Shown(shown.listing(), UUID.randomUUID(), UUID.randomUUID());
    for (String move : List.of("confirm", "cancel", "start", "complete", "no-show")) {
      Shown.move(other.asLandlord(), visit, move).statusCode(404);
    }
    Shown.reschedule(UUID.randomUUID(), visit, shown.slots().getLast()).statusCode(404);
  }

  @Test
  void a_moved_visit_gives_its_old_time_to_others_and_has_to_be_confirmed_anew() {
    List<String> slots = shown.slots();
    String visit = shown.visited(visitor, slots.get(0));
    Shown.move(Shown.as(visitor), visit, "confirm").statusCode(200);
    Shown.reschedule(visitor, visit, slots.get(5))
        .statusCode(200)
        .body("status", equalTo("scheduled"))
        .body("startsAt", equalTo(slots.get(5)))
        .body("sequence", equalTo(1));
    Shown.reschedule(visitor, visit, slots.get(5)).statusCode(200).body("sequence", equalTo(1));
    assertThat(shown.slots()).contains(slots.get(0)).doesNotContain(slots.get(5));
    VisitRescheduled told = OutboxProbe.told(VisitRescheduled.class).getFirst();
    assertThat(told.getPreviousStartsAt()).isEqualTo(slots.get(0));
    assertThat(told.getRescheduledBy()).isEqualTo(visitor);
  }

  @Test
  void who_gets_no_new_time_keeps_the_old_one() {
    List<String> slots = shown.slots();
    String visit = shown.visited(visitor, slots.get(0));
    shown.visited(UUID.randomUUID(), slots.get(1));
    Shown.reschedule(visitor, visit, slots.get(1))
        .statusCode(409)
        .body("type", endsWith("/slot-taken"));
    Shown.reschedule(visitor, visit, "2020-01-01T00:00:00Z").statusCode(422);
    Shown.reschedule(visitor, visit, Instant.MAX.toString()).statusCode(422);
    Shown.as(visitor)
        .get("/api/v1/visits/" + visit)
        .then()
        .body("startsAt", equalTo(slots.get(0)))
        .body("sequence", equalTo(0));
    assertThat(shown.slots()).doesNotContain(slots.get(0));
  }

  @Test
  void nobody_has_two_visits_at_one_time() {
    Shown other = shows.listing();
    other.rules("").statusCode(200);
    String slot = shown.slots().getFirst();
    String visit = shown.visited(visitor, slot);
    other.visit(visitor, slot).statusCode(409).body("type", endsWith("/elsewhere-then"));
    Shown.move(Shown.as(visitor), visit, "cancel").statusCode(200);
    other.visited(visitor, slot);
  }

  @Test
  void each_reminder_comes_once_however_many_remind() throws Exception {
    Instant startsAt = Instant.parse(shown.slots().get(100));
    UUID visit = UUID.fromString(shown.visited(visitor, startsAt.toString()));
    for (Duration before :
        List.of(
            Duration.ofHours(25),
            Duration.ofHours(23),
            Duration.ofMinutes(119),
            Duration.ofMinutes(29),
            Duration.ofMinutes(5))) {
      moveTo(startsAt.minus(before));
      remindFourTimesAtOnce();
    }
    assertThat(reminded(visit)).containsExactly(1440, 120, 30);
  }

  @Test
  void after_an_outage_the_last_reminder_is_enough_and_a_moved_visit_has_reminders_of_its_own()
      throws Exception {
    List<String> slots = shown.slots();
    Instant startsAt = Instant.parse(slots.get(100));
    UUID visit = UUID.fromString(shown.visited(visitor, startsAt.toString()));
    moveTo(startsAt.minus(Duration.ofMinutes(100)));
    remindFourTimesAtOnce();
    assertThat(reminded(visit)).containsExactly(120);
    Shown.reschedule(visitor, visit.toString(), slots.get(140)).statusCode(200);
    moveTo(Instant.parse(slots.get(140)).minus(Duration.ofHours(23)));
    remindFourTimesAtOnce();
    assertThat(reminded(visit)).containsExactly(120, 1440);
  }

  @Test
  void what_is_near_when_it_is_arranged_needs_no_reminder_of_a_day_and_what_is_off_none()
      throws Exception {
    List<String> slots = shown.slots();
    UUID soon = UUID.fromString(shown.visited(visitor, slots.get(5)));
    UUID off = UUID.fromString(shown.visited(UUID.randomUUID(), slots.get(6)));
    Shown.move(shown.asLandlord(), off.toString(), "cancel").statusCode(200);
    remindFourTimesAtOnce();
    assertThat(reminded(soon)).isEmpty();
    moveTo(Instant.parse(slots.get(5)).minus(Duration.ofMinutes(20)));
    remindFourTimesAtOnce();
    assertThat(reminded(soon)).containsExactly(30);
    assertThat(reminded(off)).isEmpty();
  }

  @Test
  void who_did_not_come_is_noted_when_the_visit_is_over_and_can_be_corrected() {
    Instant startsAt = Instant.parse(shown.slots().getFirst());
    String visit = shown.visited(visitor, startsAt.toString());
    moveTo(startsAt.plus(Duration.ofMinutes(59)));
    run(noShows);
    look(visit, "scheduled");
    moveTo(startsAt.plus(Duration.ofMinutes(61)));
    run(noShows);
    run(noShows);
    look(visit, "no_show");
    assertThat(OutboxProbe.eventsAbout(UUID.fromString(visit)))
        .contains("booking.visit_missed")
        .doesNotHaveDuplicates();
    Shown.move(shown.asLandlord(), visit, "complete").body("status", equalTo("completed"));
  }

  @Test
  void one_visit_that_cannot_be_noted_or_reminded_of_keeps_no_other() throws SQLException {
    List<String> slots = shown.slots();
    List<String> visits = new ArrayList<>();
    for (String slot : slots.subList(100, 104)) {
      visits.add(shown.visited(UUID.randomUUID(), slot));
    }
    execute(
        """
        create function refuse() returns trigger language plpgsql as $$
        begin
          raise exception 'not this one';
        end $$;
        create trigger refuse before update on visit for each row when (new.id = '%s')
          execute function refuse();
        """
            .formatted(visits.getFirst()));
    try {
      moveTo(Instant.parse(slots.get(100)).minus(Duration.ofHours(1)));
      run(reminders);
      assertThat(visits.subList(1, 4))
          .allMatch(visit -> reminded(UUID.fromString(visit)).size() == 1);
      assertThat(reminded(UUID.fromString(visits.getFirst()))).isEmpty();
      moveTo(Instant.parse(slots.get(104)).plus(Duration.ofHours(3)));
      run(noShows);
      visits.subList(1, 4).forEach(visit -> look(visit, "no_show"));
      look(visits.getFirst(), "scheduled");
    } finally {
      execute("drop trigger refuse on visit; drop function refuse");
    }
    moveTo(Instant.parse(slots.get(104)).plus(Duration.ofHours(8)));
    run(noShows);
    look(visits.getFirst(), "no_show");
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = ScratchDatabase.superuser();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void what_takes_place_and_what_took_place_is_no_no_show() {
    Instant startsAt = Instant.parse(shown.slots().getFirst());
    String visit = shown.visited(visitor, startsAt.toString());
    moveTo(startsAt.plusSeconds(60));
    Shown.move(shown.asLandlord(), visit, "start").statusCode(200);
    moveTo(startsAt.plus(Duration.ofHours(3)));
    run(noShows);
    look(visit, "in_progress");
  }

  private void look(String visit, String status) {
    shown.asLandlord().get("/api/v1/visits/" + visit).then().body("status", equalTo(status));
  }

  private void remindFourTimesAtOnce() throws InterruptedException {
    Callable<Object> remind = () -> run(reminders);
    try (var threads = Executors.newFixedThreadPool(4)) {
      threads.invokeAll(List.of(remind, remind, remind, remind));
    }
  }

  private static List<Integer> reminded(UUID visit) {
    return OutboxProbe.told(VisitReminderDue.class).stream()
        .filter(told -> told.getVisitId().equals(visit))
        .map(VisitReminderDue::getMinutesBefore)
        .toList();
  }

  private static Object run(Job job) {
    return job.run(LocalDate.EPOCH).await().indefinitely();
  }

  private void moveTo(Instant now) {
    clock.shiftBy(Duration.between(Clock.systemUTC().instant(), now));
  }
}
