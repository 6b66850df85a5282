package io.tenantry.auth.ending;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tenantry.auth.keycloak.Users;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Ids;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.tasks.OutboundTask;
import io.tenantry.platform.tasks.OutboundTasks;
import io.tenantry.platform.tasks.TaskHandler;
import io.tenantry.platform.tasks.TaskOutcome;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/**
 * Ends all sessions of a person: after a change of password or role, or a suspension. Order it in
 * the transaction that makes it necessary and carry it out after commit; if that breaks off, the
 * queue does it.
 */
@ApplicationScoped
public class SessionEndings implements TaskHandler {
  static final String KIND = "end-sessions";
  private static final String PERSON = "person";
  private static final Duration IF_NOT_NOW = Duration.ofSeconds(15);

  private final Database database;
  private final OutboundTasks tasks;
  private final Users users;
  private final EndedSessions ended;

  SessionEndings(Database database, OutboundTasks tasks, Users users, EndedSessions ended) {
    this.database = database;
    this.tasks = tasks;
    this.users = users;
    this.ended = ended;
  }

  /** An order that is written down. */
  public record Ordered(UUID id, UUID person) {}

  /** Writes down that the person's sessions must end. */
  public Uni<Ordered> order(Tx tx, UUID person) {
    var order = new Ordered(Ids.next(), person);
    JsonObject arguments = new JsonObject().put(PERSON, person.toString());
    return tasks.add(tx, KIND, order.id(), arguments, IF_NOT_NOW).replaceWith(order);
  }

  /** {@link #order} in a transaction of its own. */
  public Uni<Ordered> order(UUID person) {
    return database.asService(tx -> order(tx, person));
  }

  /**
   * Ends them now. When Keycloak is away this fails, and the queue goes on trying; sessions that
   * begin meanwhile end too.
   */
  public Uni<Void> carryOut(Ordered order) {
    return endSessions(order.person()).call(() -> cancel(order));
  }

  /** Takes an order back: what made it necessary did not happen. */
  public Uni<Void> cancel(Ordered order) {
    return database.asService(tx -> tasks.remove(tx, KIND, order.id()));
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Uni<TaskOutcome> run(OutboundTask task) {
    return endSessions(UUID.fromString(task.arguments().getString(PERSON)))
        .replaceWith(TaskOutcome.DONE);
  }

  /**
   * Ends them, to be repeated when it fails. The gateway refuses them first, then Keycloak forgets
   * them: what breaks off in between finds them still open.
   */
  public Uni<Void> endSessions(UUID person) {
    return users
        .sessionsOf(person)
        .onItem()
        .transformToMulti(sessions -> Multi.createFrom().iterable(sessions))
        .onItem()
        .call(session -> ended.remember(session.id()))
        .collect()
        .last()
        .flatMap(last -> users.signOut(person));
  }
}
