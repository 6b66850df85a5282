package io.tenantry.auth.usage;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.time.PlatformDay;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** Counts what organizations use, by day in UTC. */
@ApplicationScoped
class UsageTracking {
  private static final String COUNT =
      """
      insert into usage_tracking (org_id, metric, day, quantity) values ($1, $2, $3, 1)
      on conflict (org_id, metric, day) do update set quantity = usage_tracking.quantity + 1
      """;

  /** One change of an organization's level at a time. */
  private static final String LOCK = "select from organization where org_id = $1 for update";

  /** A day starts with what there was on the last one known. */
  private static final String CHANGE =
      """
      insert into usage_tracking (org_id, metric, day, quantity)
      values ($1, 'beds', $2, $3 + coalesce(
        (select quantity from usage_tracking
         where org_id = $1 and metric = 'beds' and day < $2 order by day desc limit 1), 0))
      on conflict (org_id, metric, day) do update set quantity = usage_tracking.quantity + $3
      """;

  /** An event that came late counts for the days after its own too. */
  private static final String CARRY =
      """
      update usage_tracking set quantity = quantity + $3
      where org_id = $1 and metric = 'beds' and day > $2
      """;

  /** One more of what happens. */
  Uni<Void> count(Tx tx, UUID organization, Metric metric, Instant at) {
    return tx.execute(COUNT, organization, metric.column(), day(at)).replaceWithVoid();
  }

  /** More or fewer beds from that day on. */
  Uni<Void> changeBeds(Tx tx, UUID organization, int change, Instant at) {
    return tx.one(LOCK, row -> true, organization)
        .flatMap(locked -> tx.execute(CHANGE, organization, day(at), change))
        .flatMap(changed -> tx.execute(CARRY, organization, day(at), change))
        .replaceWithVoid();
  }

  private static LocalDate day(Instant at) {
    return PlatformDay.at(at);
  }
}
