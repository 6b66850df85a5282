package io.tenantry.platform.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.CronSchedule;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.tenantry.platform.data.Ids;
import io.tenantry.platform.time.PlatformDay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Runs the service's {@link Job}s with db-scheduler: each once across replicas, taken over when a
 * replica dies. The scheduler lives in real time; the day a job acts for comes from the platform's
 * clock or from who asks for the run.
 */
@ApplicationScoped
public class Jobs {
  private static final Logger LOG = Logger.getLogger(Jobs.class);
  private static final String BY_HAND = "/by-hand";
  private static final Duration LONGEST_RUN = Duration.ofHours(1);

  private final List<Job> jobs;
  private final JobHistory history;
  private final JobMeters meters;
  private final Clock clock;
  private final DataSource dataSource;
  private final boolean enabled;
  private Scheduler scheduler;

  Jobs(
      @All List<Job> jobs,
      JobHistory history,
      JobMeters meters,
      Clock clock,
      DataSource dataSource,
      @ConfigProperty(name = "tenantry.jobs.enabled", defaultValue = "true") boolean enabled) {
    this.jobs = jobs;
    this.history = history;
    this.meters = meters;
    this.clock = clock;
    this.dataSource = dataSource;
    this.enabled = enabled;
  }

  void start(@Observes StartupEvent event) {
    if (jobs.isEmpty() || !enabled) {
      return;
    }
    List<Task<?>> byHand = new ArrayList<>();
    var byCalendar =
        jobs.stream()
            .map(
                job ->
                    Tasks.recurring(job.name(), new CronSchedule(job.schedule(), ZoneOffset.UTC))
                        .execute((instance, context) -> runForToday(job)))
            .toList();
    for (Job job : jobs) {
      // the day is a class of the JDK, which deserializes whatever class loader is at work
      byHand.add(
          Tasks.oneTime(job.name() + BY_HAND, LocalDate.class)
              .execute((instance, context) -> runOrdered(job, instance)));
    }
    scheduler =
        Scheduler.create(dataSource, byHand)
            .startTasks(byCalendar)
            .threads(2)
            .pollingInterval(Duration.ofSeconds(1))
            .heartbeatInterval(Duration.ofSeconds(5))
            .missedHeartbeatsLimit(4)
            .enableImmediateExecution()
            .build();
    scheduler.start();
  }

  void stop(@Observes ShutdownEvent event) {
    if (scheduler != null) {
      scheduler.stop();
    }
  }

  /**
   * Orders a run; it starts at once, on some replica.
   *
   * @return the run's id, or empty when this service has no such job
   */
  public Uni<Optional<UUID>> order(String name, Optional<LocalDate> asOf, UUID requestedBy) {
    if (scheduler == null || jobs.stream().noneMatch(job -> job.name().equals(name))) {
      return Uni.createFrom().item(Optional.empty());
    }
    UUID run = Ids.next();
    LocalDate day = asOf.orElseGet(this::today);
    return history
        .ordered(run, name, day, requestedBy)
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .invoke(
            () ->
                scheduler.schedule(
                    new TaskInstance<>(name + BY_HAND, run.toString(), day),
                    Clock.systemUTC().instant()))
        .replaceWith(Optional.of(run));
  }

  /** A run of this service, by id. */
  public Uni<Optional<JobRun>> find(UUID run) {
    return history.find(run);
  }

  private void runForToday(Job job) {
    UUID run = Ids.next();
    LocalDate day = today();
    history.queued(run, job.name(), day).await().atMost(LONGEST_RUN);
    run(job, run, day);
  }

  private void runOrdered(Job job, TaskInstance<LocalDate> order) {
    run(job, UUID.fromString(order.getId()), order.getData());
  }

  private void run(Job job, UUID run, LocalDate day) {
    long begun = System.nanoTime();
    try {
      Map<String, Integer> findings =
          history
              .started(run)
              .flatMap(started -> job.run(day))
              .call(counts -> history.succeeded(run, counts))
              .await()
              .atMost(LONGEST_RUN);
      meters.succeeded(job.name(), since(begun), findings);
    } catch (RuntimeException | Error failure) {
      meters.failed(job.name(), since(begun));
      LOG.errorf(failure, "Job %s as of %s failed", job.name(), day);
      history.failed(run, failure).await().atMost(LONGEST_RUN);
    }
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }

  private LocalDate today() {
    return PlatformDay.at(clock.instant());
  }
}
