package io.tenantry.platform.tasks;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.tasks.TaskTable.Backlog;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Measures tasks by kind: {@code outbound_task_seconds} (attempts by outcome: done, later, more,
 * failed, dead), {@code outbound_task_oldest_seconds} (how long the oldest that is due has not
 * worked), {@code outbound_task_pending} and {@code outbound_task_dead}.
 */
@ApplicationScoped
class TaskMeters {
  private static final String NAME = "outbound.task";
  private static final String KIND = "kind";

  private final MeterRegistry meters;
  private final TaskTable table;
  private final List<String> kinds;
  private volatile Map<String, Backlog> backlog = Map.of();

  TaskMeters(MeterRegistry meters, TaskTable table, @All List<TaskHandler> handlers) {
    this.meters = meters;
    this.table = table;
    this.kinds = handlers.stream().map(TaskHandler::kind).toList();
    for (String kind : kinds) {
      gauge(kind, ".oldest.seconds", Backlog::oldest);
      gauge(kind, ".pending", Backlog::pending);
      gauge(kind, ".dead", Backlog::dead);
    }
  }

  private void gauge(String kind, String name, ToDoubleFunction<Backlog> value) {
    Gauge.builder(NAME + name, () -> value.applyAsDouble(of(kind)))
        .tag(KIND, kind)
        .register(meters);
  }

  private Backlog of(String kind) {
    return backlog.getOrDefault(kind, new Backlog(kind, 0, 0, 0));
  }

  @Scheduled(every = "15s", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> refresh() {
    return kinds.isEmpty()
        ? Uni.createFrom().voidItem()
        : table.backlog().invoke(this::keep).replaceWithVoid();
  }

  private void keep(List<Backlog> found) {
    backlog = found.stream().collect(Collectors.toMap(Backlog::kind, Function.identity()));
  }

  Timer.Sample begin() {
    return Timer.start(meters);
  }

  void ended(Timer.Sample begun, String kind, TaskOutcome outcome) {
    stop(begun, kind, outcome.name().toLowerCase(Locale.ROOT));
  }

  void failed(Timer.Sample begun, String kind, boolean dead) {
    stop(begun, kind, dead ? "dead" : "failed");
  }

  private void stop(Timer.Sample begun, String kind, String outcome) {
    begun.stop(Timer.builder(NAME).tag(KIND, kind).tag("outcome", outcome).register(meters));
  }
}
