package io.tenantry.auth.alignment;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Completes what broke off: a replica died, or Keycloak was away. */
@ApplicationScoped
class AlignmentSweep {
  private static final String LEFT =
      """
      select person_id from identity_alignment
      where claimed_until is null or claimed_until < now() order by random() limit 100
      """;

  private final Database database;
  private final Alignment alignment;

  AlignmentSweep(Database database, Alignment alignment) {
    this.database = database;
    this.alignment = alignment;
  }

  @Scheduled(every = "{tenantry.alignment.every}", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> sweep() {
    return database
        .asService(tx -> tx.list(LEFT, row -> row.getUUID("person_id")))
        .flatMap(this::complete);
  }

  private Uni<Void> complete(List<UUID> people) {
    return alignment.carryOut(people).replaceWithVoid();
  }
}
