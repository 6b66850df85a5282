package io.tenantry.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.simulation.world.Broken;
import io.tenantry.simulation.world.Bug;
import io.tenantry.simulation.world.Invariant;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlantedBugsTest {
  /** Far fewer than every build lives through. */
  private static final long SEEDS = 5_000;

  @ParameterizedTest
  @EnumSource
  void a_planted_bug_is_found_and_breaks_what_it_should(Bug bug) {
    Optional<Long> found =
        LongStream.rangeClosed(1, SEEDS)
            .filter(seed -> broken(seed, bug).filter(bug.breaks()::equals).isPresent())
            .boxed()
            .findFirst();
    assertThat(found).as("the seed that finds %s", bug).isPresent();
    assertThat(Run.of(found.get()).broken()).as("the same seed without the bug").isEmpty();
  }

  private static Optional<Invariant> broken(long seed, Bug bug) {
    return Run.of(seed, Optional.of(bug), false).broken().map(Broken::invariant);
  }
}
