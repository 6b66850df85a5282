package io.tenantry.razorpaysim.store;

import io.tenantry.simulator.store.Digits;

/** Identifiers of Razorpay's shape, fourteen digits, whose order as text is that of creation. */
public final class Ids {
  private static final int RANDOM_DIGITS = 5;

  private Ids() {}

  /** The next identifier: prefix, time, random digits. */
  public static String next(String prefix) {
    return prefix + Digits.rising() + Digits.random(RANDOM_DIGITS);
  }
}
