package io.tenantry.maintenance.photo;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.entities.Entities;
import io.tenantry.platform.files.OrphanSweep;
import io.tenantry.platform.jobs.Job;
import io.tenantry.platform.time.PlatformDay;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Removes what nobody will ask for again: photos that were announced and never became ready, and
 * objects without a photo, as after an erasure.
 */
@ApplicationScoped
class PhotoCleanup implements Job {
  private static final String KNOWN = "select id from request_photo where id = any($1)";
  private static final List<String> FOLDERS =
      List.of("maintenance/uploads/", "maintenance/photos/");
  private static final Duration MARGIN = Duration.ofHours(1);

  private final Database database;
  private final Entities entities;
  private final OrphanSweep sweep;

  PhotoCleanup(Database database, Entities entities, OrphanSweep sweep) {
    this.database = database;
    this.entities = entities;
    this.sweep = sweep;
  }

  @Override
  public String name() {
    return "maintenance-files";
  }

  @Override
  public String schedule() {
    return "0 0 4 * * *";
  }

  @Override
  public Uni<Map<String, Integer>> run(LocalDate asOf) {
    Instant before = PlatformDay.begin(asOf).minus(MARGIN);
    return database
        .asService(
            tx -> entities.in(tx, () -> Photo.delete("width is null and announcedAt < ?1", before)))
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(forgotten -> sweep.run(FOLDERS, before, this::known));
  }

  private Set<UUID> known(Set<UUID> ids) {
    return new HashSet<>(
        database
            .asService(
                tx -> tx.list(KNOWN, row -> row.getUUID("id"), (Object) ids.toArray(UUID[]::new)))
            .await()
            .atMost(Duration.ofSeconds(30)));
  }
}
