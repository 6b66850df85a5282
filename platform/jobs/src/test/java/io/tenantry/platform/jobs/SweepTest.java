package io.tenantry.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SweepTest {
  @Test
  void an_item_that_fails_or_throws_is_counted_and_the_others_have_their_turn() {
    List<String> tried = new ArrayList<>();
    Swept swept =
        Sweep.oneByOne(
                List.of("a", "fails", "b", "throws", "breaks", "c"),
                item -> {
                  tried.add(item);
                  return switch (item) {
                    case "fails" -> Uni.createFrom().failure(new IllegalStateException(item));
                    case "throws" -> throw new IllegalArgumentException(item);
                    case "breaks" -> throw new NoClassDefFoundError(item);
                    default -> Uni.createFrom().item(2);
                  };
                })
            .await()
            .indefinitely();

    assertThat(tried).containsExactly("a", "fails", "b", "throws", "breaks", "c");
    assertThat(swept).isEqualTo(new Swept(6, 3));
    assertThat(swept.findings("reminders")).isEqualTo(Map.of("reminders", 6, "failed", 3));
  }

  @Test
  void nothing_to_do_is_nothing_done() {
    Swept swept =
        Sweep.oneByOne(List.of(), item -> Uni.createFrom().item(1)).await().indefinitely();
    assertThat(swept).isEqualTo(Swept.NOTHING);
  }
}
