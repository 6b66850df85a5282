package io.tenantry.gateway.refusal;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.regex.Pattern;

/** Every request has an id: the client's if it is a sane one, else a new one. */
public final class RequestIds {
  /** The header an id comes in and is told in. */
  public static final String HEADER = "X-Request-Id";

  private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{8,64}");

  private RequestIds() {}

  /** The id of a request that gives one, or none. */
  public static String of(String given) {
    return given != null && SANE.matcher(given).matches() ? given : fresh();
  }

  /** A new id. */
  public static String fresh() {
    return UuidCreator.getTimeOrderedEpoch().toString();
  }
}
