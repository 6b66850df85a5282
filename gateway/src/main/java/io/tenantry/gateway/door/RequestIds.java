package io.tenantry.gateway.door;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.regex.Pattern;

/** Every request has an id: the client's if it is a sane one, else a new one. */
final class RequestIds {
  static final String HEADER = "X-Request-Id";
  private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{8,64}");

  private RequestIds() {}

  static String of(String given) {
    return given != null && SANE.matcher(given).matches()
        ? given
        : UuidCreator.getTimeOrderedEpoch().toString();
  }
}
