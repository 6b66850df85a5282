package io.tenantry.local.checkout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** A folder and all that is in it. */
public final class Folder {
  private Folder() {}

  public static void delete(Path folder) {
    if (Files.notExists(folder)) {
      return;
    }
    try (var all = Files.walk(folder)) {
      for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new Problem(folder + " cannot be deleted: " + e.getMessage(), e);
    }
  }
}
