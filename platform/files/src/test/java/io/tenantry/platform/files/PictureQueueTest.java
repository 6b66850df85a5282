package io.tenantry.platform.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PictureQueueTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String PHOTO = "a photo";
  private static final UUID ID = UUID.randomUUID();

  private final PictureQueue queue = new PictureQueue();

  @AfterEach
  void close() {
    queue.close();
  }

  @Test
  void want_of_memory_is_answered_with_503_and_the_photo_can_be_tried_again() {
    assertThatThrownBy(() -> done(Uni.createFrom().failure(new OutOfMemoryError("Java heap"))))
        .isInstanceOfSatisfying(
            HttpProblem.class, problem -> assertThat(problem.getStatusCode()).isEqualTo(503));
    assertThat(done(Uni.createFrom().item(PHOTO))).isEqualTo(PHOTO);
  }

  @Test
  void whoever_asks_while_a_photo_is_made_waits_for_the_same_work() {
    List<UniEmitter<? super String>> works = new ArrayList<>();
    Uni<String> work = Uni.createFrom().emitter(works::add);
    var first = queue.once(ID, () -> work).subscribeAsCompletionStage();
    var second = queue.once(ID, () -> work).subscribeAsCompletionStage();
    assertThat(works).hasSize(1);
    works.getFirst().complete(PHOTO);
    assertThat(first).succeedsWithin(SOON).isEqualTo(PHOTO);
    assertThat(second).succeedsWithin(SOON).isEqualTo(PHOTO);
  }

  private String done(Uni<String> work) {
    return queue.once(ID, () -> work).await().atMost(SOON);
  }
}
