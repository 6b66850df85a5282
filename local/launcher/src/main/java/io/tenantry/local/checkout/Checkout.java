package io.tenantry.local.checkout;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folders of one clone of the repository. Everything the local stack writes is under {@code
 * local/}.
 */
public record Checkout(Path root) {

  /** The clone that {@code start} lies in. */
  public static Checkout containing(Path start) {
    for (Path at = start.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve("platform-bom/pom.xml"))) {
        return new Checkout(at);
      }
    }
    throw new Problem(start + " is not inside a clone of Tenantry.");
  }

  /** Servers as they were released, one folder a version; survives {@code make clean}. */
  public Path cache() {
    return root.resolve("local/cache");
  }

  /** Everything that belongs to this stack's life: data, logs, pids, secrets. */
  public Path run() {
    return root.resolve("local/run");
  }

  public Path pids() {
    return run();
  }

  public Path logs() {
    return run().resolve("logs");
  }

  public Path data(String component) {
    return run().resolve("data").resolve(component);
  }

  public Path config(String component) {
    return run().resolve("config").resolve(component);
  }

  public Path secrets() {
    return run().resolve("secrets");
  }

  public Path accounts() {
    return run().resolve("accounts.json");
  }

  /** The committed side of a backing server: its POM and the templates of its configuration. */
  public Path server(String name) {
    return root.resolve("local/servers").resolve(name);
  }
}
