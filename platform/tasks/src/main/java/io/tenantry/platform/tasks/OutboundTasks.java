package io.tenantry.platform.tasks;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Tx;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * The one queue of work done outside (docs/adr/0065). A task is written in the transaction that
 * makes it necessary, leased by one worker at a time after the commit, and repeated, later each
 * time, until its {@link TaskHandler} has finished it. Lives in real time: other servers do.
 */
@ApplicationScoped
public class OutboundTasks {
  private static final JsonObject NOTHING_MORE = new JsonObject();

  private final TaskTable table;
  private final TaskRunner runner;

  OutboundTasks(TaskTable table, TaskRunner runner) {
    this.table = table;
    this.runner = runner;
  }

  /**
   * Adds a task, to be done in a while if it is not done before. There is one of a kind and
   * subject: added again it is done again, at the earlier of both times.
   */
  public Uni<Void> add(Tx tx, String kind, UUID subject, Duration in) {
    return add(tx, kind, subject, NOTHING_MORE, in);
  }

  /**
   * The same with arguments, added to those it has.
   *
   * @param arguments ids and flags; nothing personal
   */
  public Uni<Void> add(Tx tx, String kind, UUID subject, JsonObject arguments, Duration in) {
    return addAll(tx, kind, List.of(subject), arguments, in);
  }

  /** The same for several subjects, in one round trip. */
  public Uni<Void> addAll(
      Tx tx, String kind, List<UUID> subjects, JsonObject arguments, Duration in) {
    return table.add(tx, kind, subjects, arguments, in);
  }

  /** Removes a task that is not needed any more. */
  public Uni<Void> remove(Tx tx, String kind, UUID subject) {
    return table.remove(tx, kind, subject);
  }

  /**
   * Runs a task now, for callers who want its effect after their commit, unless somebody else is at
   * it. Never fails: what does not work now is repeated later. The item is whether it is done.
   */
  public Uni<Boolean> run(String kind, UUID subject) {
    return runner.run(kind, subject);
  }
}
