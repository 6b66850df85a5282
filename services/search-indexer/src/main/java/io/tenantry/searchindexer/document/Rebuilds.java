package io.tenantry.searchindexer.document;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Which index is being built, known to every replica. */
@ApplicationScoped
public class Rebuilds {
  private final Database database;
  private final Clock clock;

  Rebuilds(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** From now on documents are also written to the new index. */
  public Uni<Void> begin(String index) {
    return database
        .asService(
            tx ->
                tx.execute(
                    "insert into rebuild (index_name, started_at) values ($1, $2)",
                    index,
                    clock.instant()))
        .replaceWithVoid();
  }

  /** The index that is being built. */
  public Uni<Optional<String>> current() {
    return database.asService(
        tx -> tx.one("select index_name from rebuild limit 1", row -> row.getString(0)));
  }

  /** No index is being built any more. */
  public Uni<Void> end() {
    return database.asService(tx -> tx.execute("delete from rebuild")).replaceWithVoid();
  }
}
