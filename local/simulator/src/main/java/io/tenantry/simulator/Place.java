package io.tenantry.simulator;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Address and data folder of a simulator.
 *
 * @param host the address it listens on; others than this machine are kept out by the usual one
 * @param webhookUrl where events go; empty means that they are only recorded
 * @param webhookEvents the types of events that go there; empty means all
 * @param dataDir holds the one file with everything that must outlive the process
 */
public record Place(
    String host, int port, Optional<String> webhookUrl, Set<String> webhookEvents, Path dataDir) {
  /** This machine only. */
  public static final String LOOPBACK = "127.0.0.1";

  /**
   * Reads {@code HTTP_HOST}, {@code HTTP_PORT}, {@code WEBHOOK_URL}, {@code WEBHOOK_EVENTS} and
   * {@code DATA_DIR}.
   */
  public static Place from(Environment environment, int usualPort) {
    return new Place(
        environment.present("HTTP_HOST").orElse(LOOPBACK),
        environment.present("HTTP_PORT").map(Integer::parseInt).orElse(usualPort),
        environment.present("WEBHOOK_URL"),
        environment
            .present("WEBHOOK_EVENTS")
            .map(types -> Set.of(types.split(",")))
            .orElse(Set.of()),
        Path.of(environment.required("DATA_DIR")));
  }

  /** True when the endpoint wants events of this type. */
  public boolean hears(String type) {
    return webhookUrl.isPresent() && (webhookEvents.isEmpty() || webhookEvents.contains(type));
  }
}
