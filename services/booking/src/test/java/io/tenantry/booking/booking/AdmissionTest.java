package io.tenantry.booking.booking;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AdmissionTest {
  private final Admission admission = new Admission();
  private final UUID listing = UUID.randomUUID();
  private final Queue<UniEmitter<? super String>> working = new ArrayDeque<>();
  private final List<Optional<String>> answers = new ArrayList<>();

  @Test
  void five_rivals_work_and_the_others_follow_as_places_become_free() {
    enter(listing, 12);
    for (int left = 12; left > 0; left--) {
      assertThat(working).hasSize(Math.min(left, Admission.RIVALS));
      working.remove().complete("held");
    }
    assertThat(answers).hasSize(12).containsOnly(Optional.of("held"));
  }

  @Test
  void a_rival_who_fails_makes_room_too() {
    enter(listing, 6);
    working.remove().fail(new IllegalStateException());
    assertThat(working).hasSize(Admission.RIVALS);
  }

  @Test
  void listings_do_not_wait_for_each_other() {
    enter(listing, 6);
    enter(UUID.randomUUID(), 1);
    assertThat(working).hasSize(Admission.RIVALS + 1);
  }

  @Test
  void who_finds_too_many_waiting_is_told_at_once() {
    enter(listing, Admission.RIVALS + Admission.WAITING);
    assertThat(answers).isEmpty();
    enter(listing, 1);
    assertThat(answers).containsExactly(Optional.empty());
  }

  private void enter(UUID at, int rivals) {
    for (int i = 0; i < rivals; i++) {
      admission
          .enter(at, () -> Uni.createFrom().<String>emitter(working::add))
          .subscribe()
          .with(answers::add, failure -> answers.add(Optional.of("failed")));
    }
  }
}
