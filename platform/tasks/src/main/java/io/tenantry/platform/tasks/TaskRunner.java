package io.tenantry.platform.tasks;

import io.micrometer.core.instrument.Timer;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Gives leased tasks to their handlers and writes down their outcome. Never fails. */
@ApplicationScoped
class TaskRunner {
  private static final Logger LOG = Logger.getLogger(TaskRunner.class);

  private final Map<String, TaskHandler> handlers;
  private final TaskTable table;
  private final TaskMeters meters;

  TaskRunner(@All List<TaskHandler> handlers, TaskTable table, TaskMeters meters) {
    this.handlers =
        handlers.stream().collect(Collectors.toMap(TaskHandler::kind, Function.identity()));
    this.table = table;
    this.meters = meters;
  }

  Collection<TaskHandler> handlers() {
    return handlers.values();
  }

  /** The next task of a kind, empty when none was due. */
  Uni<Optional<OutboundTask>> runNext(TaskHandler handler) {
    return table
        .leaseNext(handler)
        .call(
            leased ->
                leased
                    .map(task -> run(handler, task))
                    .orElseGet(() -> Uni.createFrom().item(false)));
  }

  /** This task, unless somebody else is at it; whether it is done. */
  Uni<Boolean> run(String kind, UUID subject) {
    TaskHandler handler = handlers.get(kind);
    return table
        .lease(handler, subject)
        .flatMap(
            leased ->
                leased
                    .map(task -> run(handler, task))
                    .orElseGet(() -> Uni.createFrom().item(false)))
        .onFailure()
        .recoverWithItem(
            failure -> {
              LOG.warnf(failure, "%s of %s is done later", kind, subject);
              return false;
            });
  }

  private Uni<Boolean> run(TaskHandler handler, OutboundTask task) {
    Timer.Sample begun = meters.begin();
    return Uni.createFrom()
        .deferred(() -> handler.run(task))
        .ifNoItem()
        .after(handler.timeout())
        .fail()
        .flatMap(outcome -> end(task, outcome, begun))
        .onFailure()
        .recoverWithUni(failure -> fail(handler, task, failure, begun))
        .onFailure()
        .recoverWithItem(
            failure -> {
              LOG.warnf(failure, "%s is done again when its lease is over", task);
              return false;
            });
  }

  private Uni<Boolean> end(OutboundTask task, TaskOutcome outcome, Timer.Sample begun) {
    Uni<Boolean> written =
        switch (outcome) {
          case DONE -> table.done(task);
          case LATER -> table.again(task, false).replaceWith(false);
          case MORE -> table.again(task, true).replaceWith(false);
        };
    return written.invoke(done -> meters.ended(begun, task.kind(), outcome));
  }

  private Uni<Boolean> fail(
      TaskHandler handler, OutboundTask task, Throwable failure, Timer.Sample begun) {
    return table
        .failed(task, handler, failure.toString().replace('\0', ' '))
        .invoke(
            dead -> {
              meters.failed(begun, task.kind(), dead);
              report(task, failure, dead);
            })
        .replaceWith(false);
  }

  private static void report(OutboundTask task, Throwable failure, boolean dead) {
    if (dead) {
      LOG.errorf(failure, "%s is dead: it failed too often, and is not tried any more", task);
    } else {
      LOG.warnf("%s did not work, attempt %d: %s", task, task.attempts(), failure);
    }
  }
}
