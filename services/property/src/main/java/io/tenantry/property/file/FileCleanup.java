package io.tenantry.property.file;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.jobs.Job;
import io.tenantry.platform.time.PlatformDay;
import io.tenantry.property.file.FileStore.Stored;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Removes what nobody will ask for again: files that were announced and never became ready, and
 * objects without a file. Files of the same day, or an hour before it, are left to their uploader.
 */
@ApplicationScoped
class FileCleanup implements Job {
  private static final Logger LOG = Logger.getLogger(FileCleanup.class);

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
  private static final Pattern KEY =
      Pattern.compile("(uploads|photos|documents)/[^/]+/([0-9a-f-]{36})(-[a-z]+)?");

  private final Database database;
  private final FileStore store;

  FileCleanup(Database database, FileStore store) {
    this.database = database;
    this.store = store;
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
        .map(files -> counted(files, sweep(before)));
  }

  private Uni<Integer> forget(Instant before) {
    return database
        .asService(tx -> tx.one(FORGET, row -> row.getLong("gone"), before))
        .map(gone -> gone.orElse(0L).intValue());
  }

  private static Map<String, Integer> counted(int files, List<Boolean> gone) {
    return Map.of(
        "files", files,
        "objects", Collections.frequency(gone, true),
        "failed", Collections.frequency(gone, false));
  }

  /** Of each object that should go, whether it went. */
  private List<Boolean> sweep(Instant before) {
    return FOLDERS.stream()
        .flatMap(store::pages)
        .flatMap(page -> sweep(page, before).stream())
        .toList();
  }

  private List<Boolean> sweep(List<Stored> page, Instant before) {
    List<Stored> old = page.stream().filter(stored -> stored.since().isBefore(before)).toList();
    Set<UUID> known = known(old);
    List<String> orphans =
        old.stream()
            .map(Stored::key)
            .filter(key -> id(key).filter(known::contains).isEmpty() || key.startsWith("uploads/"))
            .toList();
    return orphans.stream().map(this::deleted).toList();
  }

  /** One object that cannot be deleted is tried again the next day; the others go. */
  private boolean deleted(String key) {
    try {
      store.delete(List.of(key));
      return true;
    } catch (SdkException e) {
      LOG.errorf(e, "Object %s was not deleted", key);
      return false;
    }
  }

  private Set<UUID> known(List<Stored> objects) {
    UUID[] ids =
        objects.stream()
            .map(Stored::key)
            .map(FileCleanup::id)
            .flatMap(Optional::stream)
            .toArray(UUID[]::new);
    return new HashSet<>(
        database
            .asService(tx -> tx.list(KNOWN, row -> row.getUUID("id"), (Object) ids))
            .await()
            .atMost(Duration.ofSeconds(30)));
  }

  private static Optional<UUID> id(String key) {
    Matcher matcher = KEY.matcher(key);
    return matcher.matches() ? Optional.of(UUID.fromString(matcher.group(2))) : Optional.empty();
  }
}
