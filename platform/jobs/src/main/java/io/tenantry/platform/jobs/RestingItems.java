package io.tenantry.platform.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Items whose work failed, left alone for a minute, then for twice as long, up to an hour. */
final class RestingItems {
  private static final Duration FIRST_REST = Duration.ofMinutes(1);
  private static final Duration LONGEST_REST = Duration.ofHours(1);
  private static final Duration FORGOTTEN = Duration.ofDays(1);

  private final Clock clock;
  private final Map<UUID, Failed> failed = new ConcurrentHashMap<>();

  RestingItems(Clock clock) {
    this.clock = clock;
  }

  /** An item that failed so often. Its text is for the log. */
  record Failed(int times, Instant again) {
    @Override
    public String toString() {
      return times + " times by now, again at " + again;
    }
  }

  Failed failed(UUID id) {
    return failed.compute(id, (any, before) -> after(before == null ? 1 : before.times() + 1));
  }

  private Failed after(int times) {
    Duration rest = FIRST_REST.multipliedBy(1L << Math.min(times - 1, 10));
    return new Failed(
        times, clock.instant().plus(rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST));
  }

  void worked(UUID id) {
    failed.remove(id);
  }

  UUID[] ids() {
    Instant now = clock.instant();
    failed.values().removeIf(one -> one.again().plus(FORGOTTEN).isBefore(now));
    return failed.entrySet().stream()
        .filter(one -> one.getValue().again().isAfter(now))
        .map(Map.Entry::getKey)
        .toArray(UUID[]::new);
  }
}
