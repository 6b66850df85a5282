package io.tenantry.contracts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.avro.Schema;

/**
 * Writes the current contracts, each complete in itself, to {@code released/}: what later changes
 * are compared with. Run it when a change of contracts lands.
 */
final class ReleaseContracts {
  private ReleaseContracts() {}

  public static void main(String[] arguments) throws IOException {
    for (Schema schema : Contracts.current()) {
      Path file =
          Contracts.RELEASED.resolve(
              schema.getNamespace().replace("io.tenantry.contracts.", "")
                  + "/"
                  + schema.getName()
                  + ".avsc");
      Files.createDirectories(file.getParent());
      Files.writeString(file, schema.toString(true) + "\n");
    }
  }
}
