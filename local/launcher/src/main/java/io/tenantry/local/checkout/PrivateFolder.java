package io.tenantry.local.checkout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A folder that only its owner enters: data and logs hold what people told us. */
public final class PrivateFolder {
  private PrivateFolder() {}

  /** Makes it where it is missing, and closes it to others where it was open. */
  public static Path make(Path folder) throws IOException {
    Files.createDirectories(folder);
    return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
  }
}
