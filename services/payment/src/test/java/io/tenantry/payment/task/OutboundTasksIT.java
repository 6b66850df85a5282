package io.tenantry.payment.task;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.tenantry.payment.StripeSimulator;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.tasks.OutboundTask;
import io.tenantry.platform.tasks.OutboundTasks;
import io.tenantry.platform.tasks.TaskHandler;
import io.tenantry.platform.tasks.TaskOutcome;
import io.tenantry.platform.testing.ScratchDatabase;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The platform's queue of work done outside, in a service that has one. */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(StripeSimulator.class)
class OutboundTasksIT {
  private static final Map<UUID, List<OutboundTask>> RUNS = new ConcurrentHashMap<>();
  private static final Set<UUID> DEAD = ConcurrentHashMap.newKeySet();
  private static final String DELICATE = "delicate";

  @Inject OutboundTasks tasks;
  @Inject Database database;

  /** Does what a task's arguments say. */
  @ApplicationScoped
  static class Delicate implements TaskHandler {
    private final OutboundTasks tasks;
    private final Database database;

    Delicate(OutboundTasks tasks, Database database) {
      this.tasks = tasks;
      this.database = database;
    }

    @Override
    public String kind() {
      return DELICATE;
    }

    @Override
    public int maxFailures() {
      return 2;
    }

    @Override
    public Duration timeout() {
      return Duration.ofSeconds(5);
    }

    @Override
    public Uni<Void> dead(Tx tx, OutboundTask task, String reason) {
      DEAD.add(task.subject());
      return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<TaskOutcome> run(OutboundTask task) {
      List<OutboundTask> runs =
          RUNS.computeIfAbsent(task.subject(), any -> new CopyOnWriteArrayList<>());
      runs.add(task);
      return switch (task.arguments().getString("does", "works")) {
        case "fails" -> throw new IllegalStateException("The provider said \0 and no more");
        case "hangs" -> Uni.createFrom().nothing();
        case "goes on" ->
            Uni.createFrom().item(runs.size() < 3 ? TaskOutcome.MORE : TaskOutcome.DONE);
        case "changes" -> changeOnce(task, runs.size());
        default -> Uni.createFrom().item(TaskOutcome.DONE);
      };
    }

    private Uni<TaskOutcome> changeOnce(OutboundTask task, int runs) {
      JsonObject more = new JsonObject().put("more", true);
      return runs > 1
          ? Uni.createFrom().item(TaskOutcome.DONE)
          : database
              .asService(tx -> tasks.add(tx, DELICATE, task.subject(), more, Duration.ZERO))
              .replaceWith(TaskOutcome.DONE);
    }
  }

  @Test
  void one_that_always_fails_stops_no_other_says_why_and_is_dead_in_the_end() {
    UUID before = add("works", Duration.ZERO);
    UUID poison = add("fails", Duration.ZERO);
    UUID after = add("works", Duration.ZERO);
    await().until(() -> rows(before) + rows(after) == 0);
    await().untilAsserted(() -> assertThat(error(poison)).contains("The provider said"));
    await().until(() -> DEAD.contains(poison));
    assertThat(RUNS.get(poison)).hasSize(2).last().matches(OutboundTask::repeated);
    assertThat(rows(poison)).isEqualTo(1);
    await()
        .untilAsserted(() -> assertThat(meter("outbound_task_dead", "")).isGreaterThanOrEqualTo(1));
    assertThat(meter("outbound_task_seconds_count", "outcome=\"dead\"")).isGreaterThanOrEqualTo(1);
    assertThat(meter("outbound_task_seconds_count", "outcome=\"done\"")).isGreaterThanOrEqualTo(2);
  }

  @Test
  void one_that_hangs_is_tried_again_and_holds_up_no_other() {
    UUID hangs = add("hangs", Duration.ZERO);
    UUID works = add("works", Duration.ZERO);
    await().until(() -> rows(works) == 0);
    await().atMost(Duration.ofSeconds(20)).until(() -> DEAD.contains(hangs));
  }

  @Test
  void one_that_gets_further_goes_on_at_once() {
    UUID subject = add("goes on", Duration.ZERO);
    await().until(() -> rows(subject) == 0);
    assertThat(RUNS.get(subject)).hasSize(3);
  }

  @Test
  void what_is_added_again_while_it_is_done_is_done_again_with_both_arguments() {
    UUID subject = add("changes", Duration.ZERO);
    await().until(() -> rows(subject) == 0);
    assertThat(RUNS.get(subject)).hasSize(2);
    assertThat(RUNS.get(subject).getLast().arguments())
        .isEqualTo(new JsonObject().put("does", "changes").put("more", true));
  }

  @Test
  void a_worker_that_dies_loses_its_task_to_another_and_one_not_yet_due_can_be_run_now() {
    UUID orphan = add("works", Duration.ofHours(1));
    UUID later = add("works", Duration.ofHours(1));
    execute(
        "update outbound_task set leased_until = now() + interval '1 hour' where subject = $1",
        orphan);
    assertThat(tasks.run(DELICATE, orphan).await().indefinitely()).isFalse();
    assertThat(tasks.run(DELICATE, later).await().indefinitely()).isTrue();
    assertThat(RUNS).doesNotContainKey(orphan).containsKey(later);
    execute(
        "update outbound_task set leased_until = now(), due_at = now() where subject = $1", orphan);
    await().until(() -> rows(orphan) == 0);
    assertThat(RUNS.get(orphan)).hasSize(1);
  }

  private UUID add(String does, Duration in) {
    UUID subject = UUID.randomUUID();
    JsonObject arguments = new JsonObject().put("does", does);
    database
        .asService(tx -> tasks.add(tx, DELICATE, subject, arguments, in))
        .await()
        .indefinitely();
    return subject;
  }

  private int rows(UUID subject) {
    return execute("update outbound_task set kind = kind where subject = $1", subject);
  }

  private int execute(String sql, UUID subject) {
    return database.asService(tx -> tx.execute(sql, subject)).await().indefinitely();
  }

  private String error(UUID subject) {
    return database
        .asService(
            tx ->
                tx.one(
                    "select coalesce(last_error, '') as error from outbound_task where subject ="
                        + " $1",
                    row -> row.getString("error"),
                    subject))
        .await()
        .indefinitely()
        .orElse("");
  }

  private static double meter(String name, String tags) {
    String labels = "[^}]*kind=\"" + DELICATE + "\"[^}]*" + tags + "[^}]*";
    var found =
        Pattern.compile("^" + name + "\\{" + labels + "} (\\S+)", Pattern.MULTILINE)
            .matcher(get("/q/metrics").asString());
    return found.find() ? Double.parseDouble(found.group(1)) : -1;
  }
}
