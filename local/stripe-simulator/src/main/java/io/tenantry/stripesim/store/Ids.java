package io.tenantry.stripesim.store;

import java.security.SecureRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Identifiers with Stripe's prefixes whose order as text is the order of creation. */
public final class Ids {
  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int TIME_DIGITS = 9;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final AtomicLong LAST = new AtomicLong();

  private Ids() {}

  /** The next identifier: prefix, time in microseconds, fifteen random digits. */
  public static String next(String prefix) {
    return prefix + time() + secret(15);
  }

  /** Random digits that nobody guesses. */
  public static String secret(int length) {
    var text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(DIGITS.charAt(RANDOM.nextInt(DIGITS.length())));
    }
    return text.toString();
  }

  private static String time() {
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
