package io.tenantry.platform.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The running local stack, as {@code local/run/accounts.json} describes it. */
final class LocalStack {
  private LocalStack() {}

  /**
   * Everything {@code make servers} told scripts.
   *
   * @throws IllegalStateException when the stack was never started
   */
  static JsonNode accounts() {
    Path file = checkout().resolve("local/run/accounts.json");
    if (!Files.isRegularFile(file)) {
      throw new IllegalStateException(
          "The tests need the backing servers. Start them with: make servers (or let a container"
              + " engine: TEST_SERVERS=containers)");
    }
    return read(file);
  }

  /** The root of the repository. */
  static Path checkout() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isRegularFile(folder.resolve("docker-compose.yml"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  /** The name of the module whose tests run. */
  static String module() {
    return Path.of("").toAbsolutePath().getFileName().toString();
  }

  private static JsonNode read(Path file) {
    try {
      return new ObjectMapper().readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
