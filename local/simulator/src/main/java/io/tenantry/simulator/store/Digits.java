package io.tenantry.simulator.store;

import java.security.SecureRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Makes identifiers of base-62 digits, whose order as text is that of value. */
public final class Digits {
  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int TIME_DIGITS = 9;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final AtomicLong LAST = new AtomicLong();

  private Digits() {}

  /** Random digits that nobody guesses. */
  public static String random(int length) {
    var text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(DIGITS.charAt(RANDOM.nextInt(DIGITS.length())));
    }
    return text.toString();
  }

  /** The time in microseconds, nine digits, each result after the one before. */
  public static String rising() {
    long now = TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis());
    long micros = LAST.updateAndGet(last -> Math.max(last + 1, now));
    var text = new char[TIME_DIGITS];
    for (int i = TIME_DIGITS - 1; i >= 0; i--) {
      text[i] = DIGITS.charAt((int) (micros % DIGITS.length()));
      micros /= DIGITS.length();
    }
    return new String(text);
  }
}
