package io.tenantry.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.simulation.world.Broken;
import io.tenantry.simulation.world.Bug;
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
    Optional<Run> found =
        LongStream.rangeClosed(1, SEEDS)
            .mapToObj(seed -> Run.of(seed, Optional.of(bug), false))
            .filter(run -> run.broken().isPresent())
            .findFirst();
    assertThat(found).as("the run that finds %s", bug).isPresent();
    assertThat(found.flatMap(Run::broken).map(Broken::invariant))
        .get()
        .satisfies(broken -> assertThat(bug.breaks()).contains(broken));
    assertThat(Run.of(found.get().seed()).broken()).as("the same run without the bug").isEmpty();
  }
}
