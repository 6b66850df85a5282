package io.tenantry.booking.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.platform.testing.ScratchDatabase;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Many want the same at the same moment. */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
class VisitRaceIT {
  private static final int RIVALS = 40;

  @Inject Shows shows;

  @Test
  void a_session_takes_exactly_as_many_as_it_has_places() throws Exception {
    Shown shown = shows.listing();
    shown.rules(", \"capacity\": 3").statusCode(200);
    String slot = shown.slots().getFirst();
    List<Integer> answers =
        race(
            Stream.<Callable<Integer>>generate(() -> () -> status(shown, slot))
                .limit(RIVALS)
                .toList());
    assertThat(answers).filteredOn(status -> status == 201).hasSize(3);
    assertThat(answers).filteredOn(status -> status == 400).hasSize(RIVALS - 3);
    shown
        .visit(UUID.randomUUID(), slot)
        .statusCode(400)
        .body("detail", equalTo("Session is fully booked."));
    assertThat(shown.slots()).doesNotContain(slot);
  }

  @Test
  void who_shows_two_listings_is_at_one_of_them_at_a_time() throws Exception {
    UUID organization = UUID.randomUUID();
    UUID agent = UUID.randomUUID();
    shows.joins(agent, organization);
    List<Shown> listings = Stream.generate(() -> shows.listing(organization)).limit(8).toList();
    listings.forEach(shown -> shown.rules(", \"agentId\": \"" + agent + "\"").statusCode(200));
    String slot = listings.getFirst().slots().getFirst();
    List<Callable<Integer>> rivals = new ArrayList<>();
    listings.forEach(shown -> rivals.add(() -> status(shown, slot)));
    List<Integer> answers = race(rivals);
    assertThat(answers).filteredOn(status -> status == 201).hasSize(1);
    assertThat(answers).filteredOn(status -> status == 409).hasSize(7);
    assertThat(listings).allSatisfy(shown -> assertThat(shown.slots()).doesNotContain(slot));
  }

  @Test
  void one_person_is_at_one_place_at_a_time() throws Exception {
    UUID visitor = UUID.randomUUID();
    List<Shown> listings = Stream.generate(shows::listing).limit(8).toList();
    listings.forEach(shown -> shown.rules("").statusCode(200));
    String slot = listings.getFirst().slots().getFirst();
    List<Callable<Integer>> rivals = new ArrayList<>();
    listings.forEach(shown -> rivals.add(() -> shown.visit(visitor, slot).extract().statusCode()));
    assertThat(race(rivals)).filteredOn(status -> status == 201).hasSize(1);
  }

  @Test
  void who_moves_to_one_free_slot_gets_it_once_and_the_others_keep_theirs() throws Exception {
    Shown shown = shows.listing();
    shown.rules("").statusCode(200);
    List<String> slots = shown.slots().subList(0, 11);
    String wanted = slots.getLast();
    List<UUID> visitors = Stream.generate(UUID::randomUUID).limit(10).toList();
    List<String> visits = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      visits.add(shown.visited(visitors.get(i), slots.get(i)));
    }
    List<Callable<Integer>> rivals = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      UUID visitor = visitors.get(i);
      String visit = visits.get(i);
      rivals.add(() -> Shown.reschedule(visitor, visit, wanted).extract().statusCode());
    }
    List<Integer> answers = race(rivals);
    assertThat(answers).filteredOn(status -> status == 200).hasSize(1);
    assertThat(answers).filteredOn(status -> status == 409).hasSize(9);
    int winner = answers.indexOf(200);
    assertThat(shown.slots())
        .contains(slots.get(winner))
        .doesNotContainAnyElementsOf(
            slots.stream().filter(slot -> !slot.equals(slots.get(winner))).toList());
  }

  @Test
  void people_who_swap_and_come_and_go_leave_the_books_right() throws Exception {
    Shown shown = shows.listing();
    shown.rules(", \"capacity\": 5, \"maxPerDay\": 4").statusCode(200);
    List<String> slots = shown.slots().subList(0, 2);
    List<Callable<Integer>> rivals = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      UUID visitor = UUID.randomUUID();
      String visit = shown.visited(visitor, slots.get(i % 2));
      String other = slots.get(1 - i % 2);
      rivals.add(
          i < 6
              ? () -> Shown.reschedule(visitor, visit, other).extract().statusCode()
              : () -> Shown.move(Shown.as(visitor), visit, "cancel").extract().statusCode());
    }
    assertThat(race(rivals)).allMatch(status -> status == 200 || status == 400);
    // four are gone: as many can come, however the others sit
    int more = 0;
    for (String slot : slots) {
      while (status(shown, slot) == 201) {
        more++;
      }
    }
    assertThat(more).isEqualTo(4);
  }

  private static int status(Shown shown, String slot) {
    return shown.visit(UUID.randomUUID(), slot).extract().statusCode();
  }

  private static List<Integer> race(List<Callable<Integer>> rivals) throws Exception {
    try (var threads = Executors.newFixedThreadPool(rivals.size())) {
      return threads.invokeAll(rivals).stream().map(Future::resultNow).toList();
    }
  }
}
