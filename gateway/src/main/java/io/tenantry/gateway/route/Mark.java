package io.tenantry.gateway.route;

import java.util.Locale;

/** Special properties of a route. */
public enum Mark {
  /** Only from the addresses the platform is administered from. All of {@code /admin/} is. */
  ADMIN,
  /** The answer is the same for everybody, so it is kept a moment. */
  CACHED,
  /** Takes bodies that are not JSON. */
  ANY_TYPE;

  /** Reads {@code any-type}. */
  static Mark of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
