package io.tenantry.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.booking.booking.BookingStatus;
import io.tenantry.payment.payment.PaymentStatus;
import io.tenantry.simulation.world.Fault;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SimulationTest {
  private static final long SEEDS = 10_000;

  @Test
  void the_invariants_hold_in_ten_thousand_runs_that_make_every_move_and_meet_every_fault() {
    var coverage = new Coverage();
    LongStream.rangeClosed(1, SEEDS)
        .mapToObj(Run::of)
        .forEach(
            run -> {
              assertThat(run.broken())
                  .as("seed %d, step by step: make sim SEED=%d", run.seed(), run.seed())
                  .isEmpty();
              coverage.add(run);
            });
    for (BookingStatus status : BookingStatus.values()) {
      assertThat(coverage.bookings().reached()).contains(status);
      assertThat(coverage.bookings().after(status)).containsAll(status.next());
    }
    for (PaymentStatus status : PaymentStatus.values()) {
      assertThat(coverage.payments().reached()).contains(status);
      assertThat(coverage.payments().after(status)).containsAll(status.next());
    }
    assertThat(coverage.faults()).containsOnlyKeys(Fault.values());
  }

  @Test
  void a_seed_is_always_the_same_run() {
    for (long seed = 1; seed <= 200; seed++) {
      Run again = Run.of(seed, Optional.empty(), true);
      assertThat(again.hash()).as("seed %d", seed).isEqualTo(Run.of(seed).hash());
      assertThat(again.history()).isNotEmpty();
    }
  }

  @Test
  void another_seed_is_another_run() {
    assertThat(LongStream.rangeClosed(1, 500).map(seed -> Run.of(seed).hash()).distinct())
        .hasSize(500);
  }
}
