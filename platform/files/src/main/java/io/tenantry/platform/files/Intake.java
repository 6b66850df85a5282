package io.tenantry.platform.files;

import io.tenantry.platform.files.FileStore.Seen;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Looks at uploads before they count: size, kind by content, what else they could be taken for,
 * viruses. Refused files are deleted. Blocks; belongs on worker threads.
 */
@ApplicationScoped
public class Intake {
  private static final int PRECONDITION_FAILED = 412;

  private final FileStore store;
  private final VirusScan scan;

  Intake(FileStore store, VirusScan scan) {
    this.store = store;
    this.scan = scan;
  }

  /**
   * Looks at an upload. The bytes that were looked at are those that are handed on.
   *
   * @param folder where they are kept meanwhile
   */
  public Verdict look(Announced file, TemporaryFolder folder) {
    Verdict verdict =
        store
            .see(file.uploadKey())
            .map(seen -> look(file, seen, folder.file("upload")))
            .orElseGet(Intake::nothing);
    if (verdict instanceof Verdict.Refused) {
      discard(file);
    }
    return verdict;
  }

  /** Forgets the upload; what was accepted is kept elsewhere by now. */
  public void discard(Announced file) {
    store.delete(List.of(file.uploadKey()));
  }

  private Verdict look(Announced file, Seen seen, Path content) {
    if (seen.size() != file.size()) {
      return new Verdict.Refused(
          "%d bytes were announced, %d came.".formatted(file.size(), seen.size()));
    }
    try {
      store.read(file.uploadKey(), seen, content);
      return judge(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (S3Exception e) {
      if (e.statusCode() == PRECONDITION_FAILED) {
        return new Verdict.Refused("The upload changed while it was looked at.");
      }
      throw e;
    }
  }

  private Verdict judge(Announced file, Path content) throws IOException {
    Optional<String> fault = Content.fault(content, file.contentType());
    return fault.<Verdict>map(Verdict.Refused::new).orElseGet(() -> scanned(content));
  }

  private Verdict scanned(Path content) {
    return switch (scan.look(content)) {
      case VirusScan.Finding.Clean clean -> new Verdict.Accepted(content);
      case VirusScan.Finding.Away away -> new Verdict.Unscanned();
      case VirusScan.Finding.Infected(String virus) ->
          new Verdict.Refused("The virus scanner found " + virus + ".");
    };
  }

  private static Verdict nothing() {
    return new Verdict.Refused("Nothing was uploaded for this file.");
  }
}
