package io.tenantry.stripesim.store;

import io.tenantry.simulator.store.Digits;

/** Identifiers with Stripe's prefixes whose order as text is the order of creation. */
public final class Ids {
  private static final int RANDOM_DIGITS = 15;

  private Ids() {}

  /** The next identifier: prefix, time, random digits. */
  public static String next(String prefix) {
    return prefix + Digits.rising() + Digits.random(RANDOM_DIGITS);
  }
}
