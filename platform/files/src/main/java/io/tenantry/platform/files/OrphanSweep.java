package io.tenantry.platform.files;

import io.tenantry.platform.files.FileStore.Stored;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Deletes objects that no file has, and uploads that were not taken. Keys are {@code
 * <folder><whose>/<file>[-size]}. Blocks; belongs on worker threads.
 */
@ApplicationScoped
public class OrphanSweep {
  private static final Logger LOG = Logger.getLogger(OrphanSweep.class);
  private static final Pattern FILE = Pattern.compile("[^/]+/([0-9a-f-]{36})(-[a-z]+)?");

  private final FileStore store;

  OrphanSweep(FileStore store) {
    this.store = store;
  }

  /**
   * Goes through folders, of which the first is for uploads: those go also when their file is
   * known.
   *
   * @param before what is younger is left to its uploader
   * @param known which of these are files
   * @return how many objects went, and how many could not be deleted, for the job's history
   */
  public Map<String, Integer> run(
      List<String> folders, Instant before, Function<Set<UUID>, Set<UUID>> known) {
    List<Boolean> gone =
        folders.stream()
            .flatMap(
                folder ->
                    store
                        .pages(folder)
                        .flatMap(
                            page ->
                                orphans(page, folder, before, known, folders.getFirst()).stream()))
            .map(this::deleted)
            .toList();
    return Map.of(
        "objects", Collections.frequency(gone, true), "failed", Collections.frequency(gone, false));
  }

  private static List<String> orphans(
      List<Stored> page,
      String folder,
      Instant before,
      Function<Set<UUID>, Set<UUID>> known,
      String uploads) {
    List<String> old =
        page.stream().filter(stored -> stored.since().isBefore(before)).map(Stored::key).toList();
    Set<UUID> files =
        known.apply(
            old.stream()
                .map(key -> file(folder, key))
                .flatMap(Optional::stream)
                .collect(Collectors.toSet()));
    return old.stream()
        .filter(
            key -> folder.equals(uploads) || file(folder, key).filter(files::contains).isEmpty())
        .toList();
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

  private static Optional<UUID> file(String folder, String key) {
    Matcher matcher = FILE.matcher(key.substring(folder.length()));
    return matcher.matches() ? Optional.of(UUID.fromString(matcher.group(1))) : Optional.empty();
  }
}
