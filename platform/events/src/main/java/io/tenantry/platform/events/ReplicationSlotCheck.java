package io.tenantry.platform.events;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Not ready while the outbox's replication slot does not exist: outbox rows live in the WAL only,
 * and what is written before the slot exists nobody would ever read.
 */
@Readiness
@ApplicationScoped
final class ReplicationSlotCheck implements AsyncHealthCheck {
  private static final String NAME = "outbox replication slot";
  private final Database database;
  private final Optional<String> slot;

  ReplicationSlotCheck(
      Database database, @ConfigProperty(name = "tenantry.outbox.slot") Optional<String> slot) {
    this.database = database;
    this.slot = slot;
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    if (slot.isEmpty()) {
      return Uni.createFrom().item(HealthCheckResponse.up(NAME));
    }
    return database
        .asService(
            tx ->
                tx.one(
                    "select from pg_replication_slots where slot_name = $1",
                    row -> true,
                    slot.orElseThrow()))
        .map(
            found ->
                found.isPresent() ? HealthCheckResponse.up(NAME) : HealthCheckResponse.down(NAME))
        .onFailure()
        .recoverWithItem(HealthCheckResponse.down(NAME));
  }
}
