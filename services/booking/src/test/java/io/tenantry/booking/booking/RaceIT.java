package io.tenantry.booking.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.booking.availability.Offering;
import io.tenantry.platform.testing.ScratchDatabase;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
class RaceIT {
  private static final int RIVALS = 50;

  @Inject Offering offering;

  @Test
  void fifty_rivals_for_two_units_make_exactly_two_holds() throws Exception {
    UUID listing = offering.of(UUID.randomUUID(), 2);
    List<Integer> answers =
        race(Stream.generate(() -> hold(new Guest(), listing)).limit(RIVALS).toList());
    assertThat(answers).filteredOn(status -> status == 201).hasSize(2);
    assertThat(answers).filteredOn(status -> status == 409).hasSize(RIVALS - 2);
    Guest.left(listing).body("available", equalTo(0));
  }

  @Test
  void one_person_with_many_hands_still_holds_only_five() throws Exception {
    UUID listing = offering.of(UUID.randomUUID(), 30);
    Guest guest = new Guest();
    List<Integer> answers = race(Stream.generate(() -> hold(guest, listing)).limit(20).toList());
    assertThat(answers).filteredOn(status -> status == 201).hasSize(HoldLimits.MOST_UNITS);
    Guest.left(listing).body("available", equalTo(30 - HoldLimits.MOST_UNITS));
  }

  /** A person who cancels and asks again at the same moment must not slip through in between. */
  @Test
  void nobody_holds_again_what_they_let_go_at_the_same_moment() throws Exception {
    for (int i = 0; i < 20; i++) {
      UUID listing = offering.of(UUID.randomUUID(), 1);
      Guest guest = new Guest();
      String id = guest.hold(listing).statusCode(201).extract().path("id");
      Callable<Integer> cancel = () -> guest.cancel(id).extract().statusCode() + 1000;
      Callable<Integer> again = hold(guest, listing);
      List<Integer> answers = race(List.of(again, cancel, again, again));
      assertThat(answers).filteredOn(status -> status != 1200).isSubsetOf(409, 429);
    }
  }

  private static Callable<Integer> hold(Guest guest, UUID listing) {
    return () -> guest.hold(listing).extract().statusCode();
  }

  private static List<Integer> race(List<Callable<Integer>> rivals) throws Exception {
    try (var threads = Executors.newFixedThreadPool(rivals.size())) {
      return threads.invokeAll(rivals).stream().map(Future::resultNow).toList();
    }
  }
}
