package io.tenantry.platform.tasks;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Looks for tasks every second. Each kind has workers of its own, as many as its handler allows:
 * each takes one task after the other while some are due, so none waits under a lease.
 */
@ApplicationScoped
class TaskWorkers {
  private static final Logger LOG = Logger.getLogger(TaskWorkers.class);
  private static final int MOST = 32;

  private final TaskTable table;
  private final TaskRunner runner;
  private final Map<String, TaskHandler> handlers;
  private final Map<String, Semaphore> idle;

  TaskWorkers(TaskTable table, TaskRunner runner) {
    this.table = table;
    this.runner = runner;
    this.handlers =
        runner.handlers().stream()
            .collect(Collectors.toMap(TaskHandler::kind, Function.identity()));
    this.idle =
        runner.handlers().stream()
            .collect(
                Collectors.toMap(
                    TaskHandler::kind, handler -> new Semaphore(handler.concurrency())));
  }

  @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> look() {
    String[] kinds =
        idle.entrySet().stream()
            .filter(kind -> kind.getValue().availablePermits() > 0)
            .map(Map.Entry::getKey)
            .toArray(String[]::new);
    return kinds.length == 0
        ? Uni.createFrom().voidItem()
        : table.due(kinds, MOST).invoke(all -> all.forEach(this::start)).replaceWithVoid();
  }

  private void start(TaskTable.Due due) {
    Semaphore workers = idle.get(due.kind());
    for (int begun = 0; begun < due.tasks() && workers.tryAcquire(); begun++) {
      work(handlers.get(due.kind()))
          .onTermination()
          .invoke(workers::release)
          .subscribe()
          .with(
              done -> LOG.tracef("No %s is due any more", due.kind()),
              failure -> LOG.warnf("Tasks of kind %s are done later: %s", due.kind(), failure));
    }
  }

  private Uni<Void> work(TaskHandler handler) {
    return Multi.createBy()
        .repeating()
        .uni(() -> runner.runNext(handler))
        .whilst(Optional::isPresent)
        .onItem()
        .ignoreAsUni();
  }
}
