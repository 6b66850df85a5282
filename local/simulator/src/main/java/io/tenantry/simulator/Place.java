package io.tenantry.simulator;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a simulator stands.
 *
 * @param webhookUrl where events go; empty means that they are only recorded
 * @param dataDir holds the one file with everything that must outlive the process
 */
public record Place(int port, Optional<String> webhookUrl, Path dataDir) {

  /** Reads {@code HTTP_PORT}, {@code WEBHOOK_URL} and {@code DATA_DIR}. */
  public static Place from(Environment environment, int usualPort) {
    return new Place(
        environment.present("HTTP_PORT").map(Integer::parseInt).orElse(usualPort),
        environment.present("WEBHOOK_URL"),
        Path.of(environment.required("DATA_DIR")));
  }
}
