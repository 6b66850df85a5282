package io.tenantry.gateway.route;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Number of calls allowed in a period.
 *
 * @param byAddress counted by the client's address even when the caller is known
 */
public record Limit(long calls, Duration time, boolean byAddress) {
  private static final Pattern FORM = Pattern.compile("(\\d+)/(\\d+[smh])(/ip)?");

  /** Reads {@code 5/15m} or {@code 5/15m/ip}. */
  public static Limit of(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("Not a limit such as 5/15m or 5/15m/ip: " + text);
    }
    return new Limit(
        Long.parseLong(form.group(1)),
        Duration.parse("PT" + form.group(2).toUpperCase(Locale.ROOT)),
        form.group(3) != null);
  }
}
