package io.tenantry.local;

import io.tenantry.local.checkout.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Databases and logs on a full disk break in ways that are hard to read, so we look first. */
final class DiskSpace {
  private static final long NEEDED_MEGABYTES = 4_096;

  private DiskSpace() {}

  static void check(Path folder) {
    try {
      check(folder, Files.getFileStore(folder).getUsableSpace() / (1024 * 1024));
    } catch (IOException e) {
      throw new Problem("The free space of " + folder + " cannot be read: " + e.getMessage(), e);
    }
  }

  static void check(Path folder, long freeMegabytes) {
    if (freeMegabytes < NEEDED_MEGABYTES) {
      throw new Problem(
          "The disk under %s has %d MB left; the stack needs %d MB. Make room and run this again."
              .formatted(folder, freeMegabytes, NEEDED_MEGABYTES));
    }
  }
}
