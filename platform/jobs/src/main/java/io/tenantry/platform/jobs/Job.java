package io.tenantry.platform.jobs;

import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.Map;

/**
 * Work that runs by the calendar. Must be idempotent: the same date twice changes nothing more.
 * Each bean of this type is scheduled; one replica runs it.
 */
public interface Job {
  /** The name people use, such as {@code billing-run}. */
  String name();

  /** Returns the schedule: a Spring-style cron expression in UTC. */
  String schedule();

  /**
   * Does the work.
   *
   * @param asOf the day to act for, in UTC
   * @return what was done, counted, for the history
   */
  Uni<Map<String, Integer>> run(LocalDate asOf);
}
