package io.tenantry.razorpaysim;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the simulator is told from outside.
 *
 * @param webhookUrl where events go; empty means that they are only recorded
 * @param dataDir holds the one file with everything that must outlive the process
 */
public record Settings(
    int port,
    String keyId,
    String keySecret,
    String webhookSecret,
    Optional<String> webhookUrl,
    Path dataDir) {

  /** Reads the environment variables named in the README. */
  public static Settings from(Map<String, String> environment) {
    return new Settings(
        Integer.parseInt(environment.getOrDefault("HTTP_PORT", "18091")),
        required(environment, "RAZORPAY_KEY_ID"),
        required(environment, "RAZORPAY_KEY_SECRET"),
        required(environment, "RAZORPAY_WEBHOOK_SECRET"),
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
