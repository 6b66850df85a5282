package io.tenantry.stripesim.charge;

/** Stripe's fee for a card payment: 2.9 % and 30 minor units, rounded half up. */
final class Fee {
  private static final long PER_MILLE = 29;
  private static final long FIXED = 30;

  private Fee() {}

  static long of(long amount) {
    return Math.min(amount, (amount * PER_MILLE + 500) / 1000 + FIXED);
  }
}
