package io.tenantry.platform.jobs;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Measures jobs: {@code job_runs_total} by outcome, {@code job_duration_seconds}, {@code
 * job_findings_total} by what the job counts (its failed items are {@code failed}), and {@code
 * job_last_success_timestamp_seconds}, of all replicas, from the history.
 */
@ApplicationScoped
class JobMeters {
  private static final String JOB = "job";

  private final MeterRegistry meters;
  private final JobHistory history;
  private final List<String> jobs;

  /** Of a job that never succeeded the time since the start counts. */
  private final Instant begun = InstantSource.system().instant();

  private volatile Map<String, Instant> lastSuccess = Map.of();

  JobMeters(MeterRegistry meters, JobHistory history, @All List<Job> jobs) {
    this.meters = meters;
    this.history = history;
    this.jobs = jobs.stream().map(Job::name).toList();
  }

  /** Registers the gauges, and keeps them up to date. */
  @Scheduled(every = "60s", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> refresh() {
    jobs.forEach(this::gauge);
    return history.lastSuccesses(jobs).invoke(found -> lastSuccess = found).replaceWithVoid();
  }

  private void gauge(String job) {
    TimeGauge.builder(
            "job.last.success.timestamp",
            () -> lastSuccess.getOrDefault(job, begun).getEpochSecond(),
            TimeUnit.SECONDS)
        .tag(JOB, job)
        .register(meters);
  }

  void succeeded(String job, Duration took, Map<String, Integer> findings) {
    ran(job, "succeeded", took);
    findings.forEach(
        (finding, count) ->
            meters.counter("job.findings", JOB, job, "finding", finding).increment(count));
  }

  void failed(String job, Duration took) {
    ran(job, "failed", took);
  }

  private void ran(String job, String outcome, Duration took) {
    meters.counter("job.runs", JOB, job, "outcome", outcome).increment();
    meters.timer("job.duration", JOB, job).record(took);
  }
}
