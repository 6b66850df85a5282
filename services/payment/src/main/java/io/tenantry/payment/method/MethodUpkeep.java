package io.tenantry.payment.method;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.jobs.Job;
import io.tenantry.platform.jobs.Sweep;
import io.tenantry.platform.tasks.OutboundTasks;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/**
 * Removes cards that have expired, wherever it is that day, and tells of methods that were saved or
 * removed before others listened.
 */
@ApplicationScoped
class MethodUpkeep implements Job {
  private static final String DUE =
      """
      select id from payment_method
      where told_as = 'before' or (removed_at is null and expires_on < $1::date - 1)
      order by id limit 1000
      """;
  private static final String EXPIRE =
      """
      update payment_method set removed_at = $3, removed_because = 'expired'
      where id = $1 and removed_at is null and expires_on < $2::date - 1
      """;

  private final Database database;
  private final OutboundTasks tasks;
  private final MethodFacts facts;
  private final Clock clock;

  MethodUpkeep(Database database, OutboundTasks tasks, MethodFacts facts, Clock clock) {
    this.database = database;
    this.tasks = tasks;
    this.facts = facts;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "method-upkeep";
  }

  @Override
  public String schedule() {
    return "15 */10 * * * *";
  }

  @Override
  public Uni<Map<String, Integer>> run(LocalDate asOf) {
    return database
        .asService(tx -> tx.list(DUE, row -> row.getUUID("id"), asOf))
        .flatMap(due -> Sweep.oneByOne(due, method -> look(method, asOf)))
        .map(swept -> swept.findings("methods"));
  }

  private Uni<Integer> look(UUID method, LocalDate asOf) {
    return database.asService(
        tx -> expire(tx, method, asOf).chain(() -> facts.publish(tx, method)).replaceWith(1));
  }

  private Uni<Void> expire(Tx tx, UUID method, LocalDate asOf) {
    return tx.execute(EXPIRE, method, asOf, clock.instant())
        .flatMap(
            expired ->
                expired == 0
                    ? Uni.createFrom().voidItem()
                    : tasks.add(tx, MethodDetaching.KIND, method, Duration.ZERO));
  }
}
