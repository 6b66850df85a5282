package io.tenantry.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.time.PlatformClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DueSweepTest {
  private final PlatformClock clock = new PlatformClock();
  private final Sweep sweep = new Sweep(null, clock);
  private final Set<UUID> waiting = new LinkedHashSet<>();
  private final List<UUID> tried = new ArrayList<>();

  @Test
  void one_that_fails_is_counted_and_the_others_are_done_in_their_order() {
    List<UUID> items = Stream.generate(UUID::randomUUID).limit(450).toList();
    waiting.addAll(items);
    Swept result = run(items.get(3));
    assertThat(result).isEqualTo(new Swept(449, 1));
    assertThat(result.findings("ended")).containsEntry("ended", 449).containsEntry("failed", 1);
    assertThat(tried).containsExactlyElementsOf(items);
    assertThat(waiting).containsExactly(items.get(3));
  }

  @Test
  void one_that_failed_rests_longer_each_time_and_is_tried_again() {
    UUID bad = UUID.randomUUID();
    waiting.add(bad);
    run(bad);
    run(bad);
    assertThat(tried).hasSize(1);
    clock.shiftBy(Duration.ofSeconds(61));
    run(bad);
    assertThat(tried).hasSize(2);
    clock.shiftBy(Duration.ofSeconds(61 + 61));
    run(bad);
    assertThat(tried).hasSize(2);
    clock.shiftBy(Duration.ofSeconds(61 + 121));
    assertThat(run(UUID.randomUUID()).done()).isEqualTo(1);
  }

  @Test
  void what_others_have_in_hand_is_not_asked_for_without_end() {
    waiting.addAll(Stream.generate(UUID::randomUUID).limit(300).toList());
    Swept result = sweep.due(this::due, id -> Uni.createFrom().item(false)).await().indefinitely();
    assertThat(result).isEqualTo(new Swept(0, 0));
  }

  private Swept run(UUID bad) {
    return sweep.due(this::due, id -> work(id, bad)).await().indefinitely();
  }

  private Uni<List<UUID>> due(int most, UUID[] without) {
    return Uni.createFrom()
        .item(waiting.stream().filter(id -> !List.of(without).contains(id)).limit(most).toList());
  }

  private Uni<Boolean> work(UUID id, UUID bad) {
    tried.add(id);
    if (id.equals(bad)) {
      throw new IllegalStateException("It does not work");
    }
    return Uni.createFrom().item(waiting.remove(id));
  }
}
