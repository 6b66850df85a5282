package io.tenantry.lease.operation;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.arc.All;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.platform.ClockMoved;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.events.Event;
import io.tenantry.platform.events.Inbox;
import io.tenantry.platform.events.Outbox;
import io.tenantry.platform.jobs.Job;
import io.tenantry.platform.jobs.Jobs;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.platform.testing.TestEvents;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The platform's own upkeep and meters, in the smallest service. */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
class CleanUpIT {
  private static final String JOB = "lease-clean-up";

  @Inject @All List<Job> all;
  @Inject Jobs jobs;
  @Inject Inbox inbox;
  @Inject Outbox outbox;
  @Inject Database database;

  private final AtomicInteger effects = new AtomicInteger();

  @Test
  void an_event_has_no_second_effect_although_the_inbox_has_forgotten_it() {
    List<Event> inOrder =
        Stream.of(event(), event())
            .sorted(Comparator.comparing(one -> one.id().toString()))
            .toList();
    Event older = inOrder.getFirst();
    Event old = inOrder.getLast();
    receive(older);
    receive(old);
    execute(
        "update inbox set received_at = now() - interval '91 days' where event_id = $1", old.id());
    assertThat(cleanUp()).containsEntry("inbox", 1).containsEntry("failed", 0);
    execute("delete from inbox where event_id = $1", older.id());

    receive(old);
    receive(older);
    assertThat(effects).hasValue(2);
    receive(event());
    assertThat(effects).hasValue(3);
  }

  @Test
  void answers_of_last_week_go_and_those_of_today_stay_however_many_there_are() {
    UUID person = UUID.randomUUID();
    String answers =
        """
        insert into idempotency_key (person_id, key, request_hash, status, created_at)
        select $1, n::text, '', 200, now() - case when n <= 2500 then interval '8 days' else interval '0' end
        from generate_series(1, 2600) n
        """;
    execute(answers, person);
    assertThat(cleanUp()).containsEntry("idempotency_key", 2500);
    assertThat(execute("delete from idempotency_key where person_id = $1", person)).isEqualTo(100);
  }

  @Test
  void events_and_jobs_are_counted() {
    double done = meter("events_in_total", heard("done"));
    double duplicates = meter("events_in_total", heard("duplicate"));
    double out = meter("events_out_total", "type=\"platform.clock_moved\"");
    double runs = meter("job_runs_total", "job=\"" + JOB + "\"");
    Event event = event();
    receive(event);
    receive(event);
    publish(true);
    publish(false);
    UUID run =
        jobs.order(JOB, Optional.empty(), UUID.randomUUID()).await().indefinitely().orElseThrow();
    await().until(() -> status(run).equals("succeeded"));
    await().until(() -> meter("job_runs_total", "job=\"" + JOB + "\"") == runs + 1);
    assertThat(meter("events_in_total", heard("done"))).isEqualTo(done + 1);
    assertThat(meter("events_in_total", heard("duplicate"))).isEqualTo(duplicates + 1);
    assertThat(meter("event_age_seconds_count", "type=\"platform.clock_moved\"")).isPositive();
    assertThat(meter("events_out_total", "type=\"platform.clock_moved\"")).isEqualTo(out + 1);
    assertThat(meter("job_findings_total", "finding=\"failed\"")).isZero();
    assertThat(meter("job_duration_seconds_count", "job=\"" + JOB + "\"")).isPositive();
    assertThat(meter("job_last_success_timestamp_seconds", "job=\"" + JOB + "\"")).isPositive();
  }

  private static Event event() {
    return TestEvents.of(UUID.randomUUID(), UUID.randomUUID(), moved());
  }

  private static ClockMoved moved() {
    return new ClockMoved(0L, UUID.randomUUID());
  }

  private void receive(Event event) {
    inbox
        .once(
            event,
            (tx, received) -> {
              effects.incrementAndGet();
              return Uni.createFrom().voidItem();
            })
        .await()
        .indefinitely();
  }

  private void publish(boolean kept) {
    database
        .asService(
            tx ->
                outbox
                    .add(tx, "clock", moved())
                    .invoke(
                        () -> {
                          if (!kept) {
                            throw new IllegalStateException("It was not meant");
                          }
                        }))
        .onFailure(IllegalStateException.class)
        .recoverWithNull()
        .await()
        .indefinitely();
  }

  private Map<String, Integer> cleanUp() {
    return all.stream()
        .filter(job -> job.name().equals(JOB))
        .findFirst()
        .orElseThrow()
        .run(LocalDate.EPOCH)
        .await()
        .indefinitely();
  }

  private String status(UUID run) {
    return jobs.find(run).await().indefinitely().orElseThrow().status();
  }

  private int execute(String sql, UUID parameter) {
    return database.asService(tx -> tx.execute(sql, parameter)).await().indefinitely();
  }

  private static String heard(String outcome) {
    return "outcome=\"" + outcome + "\"[^}]*type=\"platform.clock_moved\"";
  }

  private static double meter(String name, String tag) {
    var found =
        Pattern.compile("^" + name + "\\{[^}]*" + tag + "[^}]*} (\\S+)", Pattern.MULTILINE)
            .matcher(get("/q/metrics").asString());
    return found.find() ? Double.parseDouble(found.group(1)) : 0;
  }
}
