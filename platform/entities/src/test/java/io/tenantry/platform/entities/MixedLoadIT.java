package io.tenantry.platform.entities;

import static io.tenantry.platform.entities.Notes.SOON;
import static io.tenantry.platform.entities.Notes.count;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.ScratchDatabase;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Thousands of transactions of which many fail, are cancelled, or lose their connection. */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
class MixedLoadIT {
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final int AT_ONCE = 24;
  private static final int KINDS = 6;

  @Inject Database database;
  @Inject Entities entities;
  @Inject Notes notes;
  @Inject Pool pool;

  @ConfigProperty(name = "quarkus.datasource.reactive.max-size")
  int connections;

  private final UUID organization = UUID.randomUUID();

  @BeforeEach
  void keepOutbox() {
    OutboxProbe.keepRows();
    notes.write(Note.of(organization, "taken")).await().atMost(SOON);
  }

  @Test
  void three_thousand_mixed_transactions_leave_what_they_committed_and_no_more() {
    int each = 3000 / KINDS;
    assertThat(load(3000)).isEqualTo(2 * each);

    List<String> idle = idleConnections();
    assertThat(idle).hasSize(connections).allMatch("true/"::equals);
    assertThat(count("note where org_id = '" + organization + "'")).isEqualTo(1 + 2L * each);
    assertThat(count("outbox")).isEqualTo(1 + 2L * each);
  }

  @Test
  void connections_that_are_killed_leave_no_entity_without_its_event() {
    var killed = new AtomicInteger();
    Multi.createFrom()
        .range(0, 600)
        .onItem()
        .transformToUni(
            i -> work(i).invoke(() -> killSometimes(i, killed)).onFailure().recoverWithItem(false))
        .merge(AT_ONCE)
        .collect()
        .last()
        .await()
        .atMost(LONG);

    assertThat(killed.get()).isPositive();
    awaken();
    assertThat(idleConnections()).allMatch("true/"::equals);
    assertThat(count("note where org_id = '" + organization + "'"))
        .isEqualTo(count("outbox"))
        .isGreaterThan(1);
  }

  /** Returns how many were fine or cancelled: both commit. */
  private int load(int transactions) {
    return Multi.createFrom()
        .range(0, transactions)
        .onItem()
        .transformToUni(i -> work(i).onFailure().recoverWithItem(false))
        .merge(AT_ONCE)
        .filter(done -> done)
        .collect()
        .asList()
        .await()
        .atMost(LONG)
        .size();
  }

  private Uni<Boolean> work(int i) {
    Note note = Note.of(organization, "note " + UUID.randomUUID());
    return switch (i % KINDS) {
      case 0 -> notes.write(note).replaceWith(true);
      case 1 ->
          notes
              .in(
                  organization,
                  () ->
                      note.persistAndFlush()
                          .invoke(
                              () -> {
                                throw new IllegalArgumentException("in the session");
                              }))
              .replaceWith(true);
      case 2 -> notes.write(Note.of(organization, "taken")).replaceWith(true);
      case 3 ->
          database.asServiceFor(
              organization,
              tx -> {
                throw new IllegalArgumentException("early");
              });
      case 4 ->
          database
              .asServiceFor(
                  organization, tx -> notes.write(tx, note).call(() -> tx.execute("select 1/0")))
              .replaceWith(true);
      default ->
          notes
              .write(note)
              .replaceWith(true)
              .ifNoItem()
              .after(Duration.ofMillis(1))
              .recoverWithItem(true);
    };
  }

  private static void killSometimes(int i, AtomicInteger killed) {
    if (i % 60 == 0) {
      try (Connection connection = ScratchDatabase.superuser();
          Statement statement = connection.createStatement()) {
        statement.execute(
            """
            select pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid()
              and usename = current_database() limit 1
            """);
        killed.incrementAndGet();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Lets the pool notice which of its connections are gone. */
  private void awaken() {
    for (int i = 0; i < 2 * connections; i++) {
      database
          .asService(tx -> tx.execute("select 1"))
          .onFailure()
          .retry()
          .atMost(connections)
          .await()
          .atMost(SOON);
    }
  }

  /** Holds all connections at once, which waits for whoever has one; what each says of itself. */
  private List<String> idleConnections() {
    List<SqlConnection> all =
        Uni.join()
            .all(Stream.generate(pool::getConnection).limit(connections).toList())
            .andFailFast()
            .await()
            .atMost(LONG);
    List<String> states =
        all.stream()
            .map(
                connection ->
                    connection
                        .query(
                            "select (now() = statement_timestamp())::text || '/'"
                                + " || coalesce(current_setting('app.org_id', true), '')")
                        .execute()
                        .map(rows -> rows.iterator().next().getString(0))
                        .await()
                        .atMost(SOON))
            .toList();
    all.forEach(connection -> connection.close().await().atMost(SOON));
    return states;
  }
}
