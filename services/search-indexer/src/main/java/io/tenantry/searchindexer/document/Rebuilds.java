package io.tenantry.searchindexer.document;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Database;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Index that is being built, known to every replica. */
@ApplicationScoped
public class Rebuilds {
  private final Database database;
  private final Clock clock;

  Rebuilds(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Progress of a build. Phases are replaying (of the topic) and copying (to the index). */
  public record Progress(String index, String phase, long done, long expected) {
    private static Progress from(Row row) {
      return new Progress(
          row.getString("index_name"),
          row.getString("phase"),
          row.getLong("done"),
          row.getLong("expected"));
    }
  }

  /** From now on documents are also written to the new index, and no earlier build is wanted. */
  public Uni<Void> begin(String index) {
    return database
        .asService(
            tx ->
                tx.execute("delete from rebuild")
                    .flatMap(
                        ended ->
                            tx.execute(
                                "insert into rebuild (index_name, started_at) values ($1, $2)",
                                index,
                                clock.instant())))
        .replaceWithVoid();
  }

  /**
   * Notes how far the build is.
   *
   * @return false when this build is no longer wanted: another one began
   */
  public Uni<Boolean> note(Progress progress) {
    return database
        .asService(
            tx ->
                tx.execute(
                    "update rebuild set phase = $2, done = $3, expected = $4 where index_name = $1",
                    progress.index(),
                    progress.phase(),
                    progress.done(),
                    progress.expected()))
        .map(touched -> touched == 1);
  }

  /** The index that is being built. */
  public Uni<Optional<Progress>> current() {
    return database.asService(
        tx -> tx.one("select * from rebuild order by started_at desc limit 1", Progress::from));
  }

  /** No index is being built any more. */
  public Uni<Void> end() {
    return database.asService(tx -> tx.execute("delete from rebuild")).replaceWithVoid();
  }

  /** This index is not being built any more. */
  public Uni<Void> end(String index) {
    return database
        .asService(tx -> tx.execute("delete from rebuild where index_name = $1", index))
        .replaceWithVoid();
  }
}
