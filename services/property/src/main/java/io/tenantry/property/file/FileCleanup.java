package io.tenantry.property.file;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.files.OrphanSweep;
import io.tenantry.platform.jobs.Job;
import io.tenantry.platform.time.PlatformDay;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Removes what nobody will ask for again: files that were announced and never became ready, and
 * objects without a file. Files of the same day, or an hour before it, are left to their uploader.
 */
@ApplicationScoped
class FileCleanup implements Job {
  private static final String FORGET =
      """
      with photos as (
        delete from photo where status <> 'ready' and created_at < $1 returning id),
      documents as (
        delete from property_document where status <> 'ready' and created_at < $1 returning id)
      select (select count(*) from photos) + (select count(*) from documents) as gone
      """;

  private static final String KNOWN =
      """
      select id from photo where id = any($1)
      union all select id from property_document where id = any($1)
      """;

  private static final List<String> FOLDERS = List.of("uploads/", "photos/", "documents/");
  private static final Duration MARGIN = Duration.ofHours(1);

  private final Database database;
  private final OrphanSweep sweep;

  FileCleanup(Database database, OrphanSweep sweep) {
    this.database = database;
    this.sweep = sweep;
  }

  @Override
  public String name() {
    return "file-cleanup";
  }

  @Override
  public String schedule() {
    return "0 30 3 * * *";
  }

  @Override
  public Uni<Map<String, Integer>> run(LocalDate asOf) {
    Instant before = PlatformDay.begin(asOf).minus(MARGIN);
    return forget(before)
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(files -> counted(files, sweep.run(FOLDERS, before, this::known)));
  }

  private Uni<Integer> forget(Instant before) {
    return database
        .asService(tx -> tx.one(FORGET, row -> row.getLong("gone"), before))
        .map(gone -> gone.orElse(0L).intValue());
  }

  private static Map<String, Integer> counted(int files, Map<String, Integer> objects) {
    Map<String, Integer> counts = new HashMap<>(objects);
    counts.put("files", files);
    return counts;
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
