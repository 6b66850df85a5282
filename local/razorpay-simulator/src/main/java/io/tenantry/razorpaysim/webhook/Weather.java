package io.tenantry.razorpaysim.webhook;

import java.util.concurrent.ThreadLocalRandom;

/**
 * How badly deliveries travel.
 *
 * @param delayMillis before the first attempt
 * @param duplicates extra copies of every event
 * @param shuffle whether events overtake each other
 * @param dropRate share of attempts that are lost, 0 to 1; a lost one is tried again later
 */
public record Weather(long delayMillis, int duplicates, boolean shuffle, double dropRate) {
  private static final long SHUFFLE_MILLIS = 400;

  /** At once, once, in order. */
  public static final Weather FAIR = new Weather(0, 0, false, 0);

  long delay() {
    return delayMillis + (shuffle ? ThreadLocalRandom.current().nextLong(SHUFFLE_MILLIS) : 0);
  }

  boolean drops() {
    return ThreadLocalRandom.current().nextDouble() < dropRate;
  }
}
