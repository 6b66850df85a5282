package io.tenantry.platform.jobs;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One run in a job's history.
 *
 * @param status queued, running, succeeded or failed
 * @param counts what was done
 */
public record JobRun(
    UUID id,
    String job,
    LocalDate asOf,
    String status,
    Map<String, Object> counts,
    Optional<String> error,
    Instant requestedAt,
    Optional<Instant> finishedAt) {}
