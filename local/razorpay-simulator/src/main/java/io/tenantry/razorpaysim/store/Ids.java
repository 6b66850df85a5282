package io.tenantry.razorpaysim.store;

import java.security.SecureRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Identifiers of Razorpay's shape, fourteen digits, whose order as text is that of creation. */
public final class Ids {
  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int TIME_DIGITS = 9;
  private static final int RANDOM_DIGITS = 5;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final AtomicLong LAST = new AtomicLong();

  private Ids() {}

  /** The next identifier: prefix, time in microseconds, random digits. */
  public static String next(String prefix) {
    var text = new StringBuilder(prefix).append(time());
    for (int i = 0; i < RANDOM_DIGITS; i++) {
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
