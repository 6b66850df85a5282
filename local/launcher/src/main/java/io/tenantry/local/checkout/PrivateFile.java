package io.tenantry.local.checkout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** A file that only its owner reads, in a folder that others may pass through. */
public final class PrivateFile {
  private PrivateFile() {}

  /** Writes it whole or not at all. */
  public static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      var part = file.resolveSibling(file.getFileName() + ".part");
      Files.deleteIfExists(part);
      Files.createFile(
          part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(part, text);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new Problem(file + " cannot be written: " + e.getMessage(), e);
    }
  }
}
