package io.tenantry.simulator.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.simulator.store.Json;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Faults of deliveries.
 *
 * @param delayMillis before the first attempt
 * @param duplicates extra copies of every event
 * @param shuffle whether events overtake each other
 * @param dropRate share of attempts that are lost, 0 to 1; a lost one is tried again later
 */
public record Weather(long delayMillis, int duplicates, boolean shuffle, double dropRate) {
  private static final long SHUFFLE_MILLIS = 400;
  private static final long LONGEST_DELAY = 600_000;

  /** At once, once, in order. */
  public static final Weather FAIR = new Weather(0, 0, false, 0);

  /** Reads {@link #json}; what is left out is fair. */
  public static Weather read(ObjectNode wish) {
    var read =
        new Weather(
            wish.path("delayMs").asLong(0),
            wish.path("duplicates").asInt(0),
            wish.path("shuffle").asBoolean(false),
            wish.path("dropRate").asDouble(0));
    if (!read.isPossible()) {
      throw new IllegalArgumentException(
          "delayMs is 0 to 600000, duplicates 0 to 20, dropRate 0 to 1.");
    }
    return read;
  }

  /** The lever's object. */
  public ObjectNode json() {
    return Json.object()
        .put("delayMs", delayMillis)
        .put("duplicates", duplicates)
        .put("shuffle", shuffle)
        .put("dropRate", dropRate);
  }

  long delay() {
    return delayMillis + (shuffle ? ThreadLocalRandom.current().nextLong(SHUFFLE_MILLIS) : 0);
  }

  boolean drops() {
    return ThreadLocalRandom.current().nextDouble() < dropRate;
  }

  private boolean isPossible() {
    return delayMillis >= 0
        && delayMillis <= LONGEST_DELAY
        && duplicates >= 0
        && duplicates <= 20
        && dropRate >= 0
        && dropRate <= 1;
  }
}
