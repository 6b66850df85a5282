package io.tenantry.booking.booking;

import java.time.Duration;

/**
 * Limits of what one person may hold without paying: few units in all, and not one listing again
 * and again (ADR 57).
 */
final class HoldLimits {
  /** Units in all holds of a person that wait for their payment. */
  static final int MOST_UNITS = 5;

  /** Latest start of a lease, in years from now. */
  static final int YEARS_AHEAD = 2;

  /** For how long an unpaid hold is remembered. */
  static final Duration MEMORY = Duration.ofDays(1);

  private static final Duration FIRST_WAIT = Duration.ofMinutes(2);
  private static final Duration LONGEST_WAIT = Duration.ofHours(4);
  private static final int MOST_DOUBLINGS = 10;

  private HoldLimits() {}

  /**
   * Returns the waiting time after a hold of a listing ended unpaid, before the person can hold it
   * again: twice as long each time, four hours at most.
   *
   * @param lapses how many of their holds of it ended so within a day, at least one
   */
  static Duration waitAfter(int lapses) {
    Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(lapses - 1, MOST_DOUBLINGS));
    return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
  }
}
