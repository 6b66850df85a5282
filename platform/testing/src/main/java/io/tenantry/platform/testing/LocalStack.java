package io.tenantry.platform.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The running local stack, as {@code local/run/accounts.json} describes it. */
public final class LocalStack {
  private LocalStack() {}

  /**
   * Everything {@code make servers} told scripts.
   *
   * @throws IllegalStateException when the stack was never started
   */
  public static JsonNode accounts() {
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      Path file = folder.resolve("local/run/accounts.json");
      if (Files.isRegularFile(file)) {
        return read(file);
      }
    }
    throw new IllegalStateException(
        "The tests need the backing servers. Start them with: make servers");
  }

  private static JsonNode read(Path file) {
    try {
      return new ObjectMapper().readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
