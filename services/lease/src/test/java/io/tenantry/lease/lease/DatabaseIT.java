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
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What every service relies on when connections, or those who wait for them, go away. */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
class DatabaseIT {
  private static final Duration SOON = Duration.ofSeconds(10);
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

  private static Uni<Integer> nap(Tx tx) {
    return tx.execute("select pg_sleep(0.2)").replaceWith(1);
  }

  private static List<Integer> all(List<Uni<Integer>> transactions) {
    return Uni.join().all(transactions).andFailFast().await().atMost(SOON);
  }
}
