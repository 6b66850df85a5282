package io.tenantry.stripesim;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the simulator is told from outside.
 *
 * @param publicUrl where browsers reach the checkout page
 * @param webhookUrl where events go; empty means that they are only recorded
 * @param dataDir holds the one file with everything that must outlive the process
 */
public record Settings(
    int port,
    String publicUrl,
    String secretKey,
    String webhookSecret,
    Optional<String> webhookUrl,
    Path dataDir) {

  /** Reads the environment variables named in the README. */
  public static Settings from(Map<String, String> environment) {
    int port = Integer.parseInt(environment.getOrDefault("HTTP_PORT", "18090"));
    return new Settings(
        port,
        present(environment, "CHECKOUT_URL").orElse("http://localhost:" + port),
        required(environment, "STRIPE_SECRET_KEY"),
        required(environment, "STRIPE_WEBHOOK_SECRET"),
        present(environment, "WEBHOOK_URL"),
        Path.of(required(environment, "DATA_DIR")));
  }

  private static Optional<String> present(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  private static String required(Map<String, String> environment, String name) {
    return present(environment, name)
        .orElseThrow(() -> new IllegalArgumentException("Set " + name + " in the environment."));
  }
}
