package io.tenantry.platform.web;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Bounds of what clients may say, checked before anything is computed with it: days and times that
 * calendars and databases can hold, amounts that fit {@code numeric(19,4)}, texts that every
 * database, mail and PDF can keep. JSON bodies and JAX-RS parameters are held to them already; text
 * that comes another way, such as CSV cells and cursors, asks here.
 */
public final class BoundedInput {
  /** The first day that input may name. */
  public static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);

  /** The last day that input may name. */
  public static final LocalDate LAST_DAY = LocalDate.of(2200, 12, 31);

  /** The most characters (UTF-16) a text has that says no bound of its own. */
  public static final int LONGEST_TEXT = 10_000;

  /** The most digits before the point of a number in JSON. */
  static final int MOST_DIGITS = 18;

  private static final int LONGEST_DATE = 40;
  private static final int LONGEST_AMOUNT = 25;
  private static final Pattern AMOUNT = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
  private static final BigDecimal AMOUNT_BOUND = BigDecimal.TEN.pow(15);

  private BoundedInput() {}

  /**
   * Reads an ISO day from 1900 to 2200.
   *
   * @throws DateTimeException when it is malformed or outside
   */
  public static LocalDate day(String text) {
    return bounded(LocalDate.parse(brief(text)));
  }

  /**
   * Reads an ISO instant, with Z or an offset, from 1900 to 2200.
   *
   * @throws DateTimeException when it is malformed or outside
   */
  public static Instant instant(String text) {
    return bounded(Instant.parse(brief(text)));
  }

  /**
   * Returns the day if it lies from 1900 to 2200.
   *
   * @throws DateTimeException when it does not
   */
  public static LocalDate bounded(LocalDate day) {
    if (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY)) {
      throw new DateTimeException("A day must lie from " + FIRST_DAY + " to " + LAST_DAY);
    }
    return day;
  }

  /**
   * Returns the instant if its day in UTC lies from 1900 to 2200.
   *
   * @throws DateTimeException when it does not
   */
  public static Instant bounded(Instant instant) {
    if (instant.isBefore(FIRST_DAY.atStartOfDay().toInstant(ZoneOffset.UTC))
        || !instant.isBefore(LAST_DAY.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC))) {
      throw new DateTimeException("A time must lie from " + FIRST_DAY + " to " + LAST_DAY);
    }
    return instant;
  }

  static OffsetDateTime time(String text) {
    OffsetDateTime time = OffsetDateTime.parse(brief(text));
    bounded(time.toInstant());
    return time;
  }

  /**
   * Reads a decimal of ASCII digits: at most 25 characters, no exponent, no plus sign, and between
   * -10^15 and 10^15.
   *
   * @throws NumberFormatException when it is none
   */
  public static BigDecimal amount(String text) {
    if (text.length() > LONGEST_AMOUNT || !AMOUNT.matcher(text).matches()) {
      throw new NumberFormatException("An amount is a decimal such as 12500.00");
    }
    BigDecimal amount = new BigDecimal(text);
    if (amount.abs().compareTo(AMOUNT_BOUND) >= 0) {
      throw new NumberFormatException("An amount has at most 15 digits before the point");
    }
    return amount;
  }

  /**
   * Returns the text if it can be kept: no NUL or other control characters but line breaks and
   * tabs, no half of a surrogate pair, nothing that XML cannot carry.
   *
   * @throws IllegalArgumentException when it cannot; the message may follow the field's name
   */
  public static String text(String text) {
    if (!isKeepable(text)) {
      throw new IllegalArgumentException(Texts.NOT_KEEPABLE);
    }
    return text;
  }

  /** Returns whether {@link #text} takes it. */
  public static boolean isKeepable(String text) {
    return Texts.isKeepable(text);
  }

  /** Returns the objection to a text from a client, in words that follow the field's name. */
  static Optional<String> objection(String text) {
    if (text.length() > LONGEST_TEXT) {
      return Optional.of("is too long: at most " + LONGEST_TEXT + " characters");
    }
    if (!Texts.isKeepable(text)) {
      return Optional.of(Texts.NOT_KEEPABLE);
    }
    return Texts.isInvisible(text)
        ? Optional.of("must contain a character that can be seen")
        : Optional.empty();
  }

  private static String brief(String text) {
    if (text.length() > LONGEST_DATE) {
      throw new DateTimeException("A date or time is at most 40 characters long");
    }
    return text;
  }
}
