package io.tenantry.lease.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.DatabaseUnavailable;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.testing.ScratchDatabase;
import io.vertx.pgclient.PgException;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Transactions end cleanly when connections, or the callers who wait for them, go away. */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
class DatabaseIT {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final String QUEUE =
      "insert into job_run (id, job, as_of, status) values ($1, 'test', '2027-01-01', 'queued')";

  @Inject Database database;

  @ConfigProperty(name = "quarkus.datasource.reactive.max-size")
  int connections;

  @Test
  void who_stops_waiting_for_a_connection_takes_none_with_them() {
    List<Cancellable> waiting =
        Stream.generate(
                () ->
                    database.asService(DatabaseIT::nap).subscribe().with(done -> {}, failure -> {}))
            .limit(3L * connections)
            .toList();
    waiting.forEach(Cancellable::cancel);

    assertThat(all(Collections.nCopies(connections, database.asService(DatabaseIT::nap))))
        .hasSize(connections);
  }

  @Test
  void a_connection_that_is_lost_is_the_database_being_away() {
    Uni<Integer> lost =
        database.asService(
            tx ->
                tx.execute("select pg_terminate_backend(pg_backend_pid())")
                    .onFailure()
                    .recoverWithItem(0)
                    .flatMap(gone -> tx.execute("select 1")));

    assertThatThrownBy(() -> lost.await().atMost(SOON)).isInstanceOf(DatabaseUnavailable.class);
    Uni<Integer> next =
        database.asService(DatabaseIT::nap).onFailure(DatabaseUnavailable.class).retry().atMost(1);
    assertThat(next.await().atMost(SOON)).isEqualTo(1);
  }

  @Test
  void work_that_passes_over_a_failed_statement_is_not_reported_as_kept() {
    UUID run = UUID.randomUUID();
    for (String failing :
        List.of(
            "select 1/0", "insert into job_run (id) values (null)", "select no_such_column", "?")) {
      Uni<String> work =
          database.asService(
              tx ->
                  tx.execute(QUEUE, run)
                      .flatMap(queued -> tx.execute(failing))
                      .onFailure()
                      .recoverWithItem(0)
                      .replaceWith("done"));
      assertThatThrownBy(() -> work.await().atMost(SOON))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("nothing of it was kept")
          .hasCauseInstanceOf(PgException.class);
      assertThat(runs(run)).isZero();
    }
    database.asService(tx -> tx.execute(QUEUE, run)).await().atMost(SOON);
    assertThat(runs(run)).isOne();
  }

  @Test
  void a_failed_statement_that_nobody_waited_for_is_not_overlooked_either() {
    UUID run = UUID.randomUUID();
    Uni<String> work =
        database.asService(
            tx ->
                tx.execute(QUEUE, run)
                    .invoke(
                        () ->
                            tx.execute("select 1/0")
                                .subscribe()
                                .with(done -> {}, failure -> {})
                                .cancel())
                    .flatMap(sent -> Uni.createFrom().item("done")));

    assertThatThrownBy(() -> work.await().atMost(SOON)).isInstanceOf(IllegalStateException.class);
    assertThat(runs(run)).isZero();
  }

  @Test
  void work_that_goes_back_to_a_savepoint_is_kept() {
    UUID run = UUID.randomUUID();
    database
        .asService(
            tx ->
                tx.execute(QUEUE, run)
                    .call(() -> tx.execute("savepoint before"))
                    .call(() -> tx.execute("select 1/0").onFailure().recoverWithItem(0))
                    .call(() -> tx.execute("rollback to before")))
        .await()
        .atMost(SOON);
    assertThat(runs(run)).isOne();
  }

  @Test
  void a_transaction_that_has_ended_takes_no_more_statements() {
    List<Tx> kept = new ArrayList<>();
    List<Uni<?>> described = new ArrayList<>();
    database
        .asService(
            tx -> {
              kept.add(tx);
              described.add(tx.execute("select 1"));
              return nap(tx);
            })
        .await()
        .atMost(SOON);
    Uni<Integer> failing =
        database.asService(
            tx -> {
              kept.add(tx);
              throw new IllegalArgumentException("No luck");
            });
    assertThatThrownBy(() -> failing.await().atMost(SOON))
        .isInstanceOf(IllegalArgumentException.class);

    for (Tx tx : kept) {
      described.add(tx.one("select 1", row -> 1));
      described.add(tx.list("select 1", row -> 1));
      described.add(tx.execute("select 1"));
      described.add(tx.executeAll("select $1::int", List.<Object[]>of(new Object[] {1})));
    }
    assertThat(described)
        .hasSize(9)
        .allSatisfy(
            late ->
                assertThatThrownBy(() -> late.await().atMost(SOON))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("The transaction has ended"));
  }

  private int runs(UUID run) {
    return database
        .asService(tx -> tx.list("select 1 from job_run where id = $1", row -> 1, run))
        .await()
        .atMost(SOON)
        .size();
  }

  private static Uni<Integer> nap(Tx tx) {
    return tx.execute("select pg_sleep(0.2)").replaceWith(1);
  }

  private static List<Integer> all(List<Uni<Integer>> transactions) {
    return Uni.join().all(transactions).andFailFast().await().atMost(SOON);
  }
}
