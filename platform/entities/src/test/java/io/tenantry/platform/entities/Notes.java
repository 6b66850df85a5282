package io.tenantry.platform.entities;

import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.platform.ClockMoved;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Outbox;
import io.tenantry.platform.testing.ScratchDatabase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;

/** Statements about notes that the tests share. */
@ApplicationScoped
public class Notes {
  static final Duration SOON = Duration.ofSeconds(20);

  private final Database database;
  private final Entities entities;
  private final Outbox outbox;

  Notes(Database database, Entities entities, Outbox outbox) {
    this.database = database;
    this.entities = entities;
    this.outbox = outbox;
  }

  /** Work with entities in a transaction for an organization. */
  <T> Uni<T> in(UUID organization, Supplier<Uni<T>> work) {
    return database.asServiceFor(organization, tx -> entities.in(tx, work));
  }

  /** Waits for work with entities. */
  <T> T now(UUID organization, Supplier<Uni<T>> work) {
    return in(organization, work).await().atMost(SOON);
  }

  /** Writes a note and an event. */
  Uni<UUID> write(Tx tx, Note note) {
    return entities
        .in(tx, () -> note.<Note>persist().map(kept -> kept.id))
        .call(id -> outbox.add(tx, id, note.orgId, new ClockMoved(0L, id)));
  }

  /** Writes a note and an event in a transaction. */
  Uni<UUID> write(Note note) {
    return database.asServiceFor(note.orgId, tx -> write(tx, note));
  }

  /** Counts rows, whosever they are. */
  static long count(String rows) {
    try (Connection connection = ScratchDatabase.superuser();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("select count(*) from " + rows)) {
      result.next();
      return result.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
