package io.tenantry.gateway.door;

import io.tenantry.gateway.refusal.Refusals;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;

/** Addresses that mean the same to the gateway and to a service. */
final class WellFormed {
  private WellFormed() {}

  /**
   * Refuses an address that is too long (the server's own limit is higher: it hangs up), and one
   * with a semicolon in its path: services drop what follows it, so they would serve another
   * operation than the one that was found and counted here.
   */
  static void require(HttpServerRequest request) {
    if (request.uri().length() > Refusals.LONGEST_ADDRESS) {
      throw Refusals.addressTooLong();
    }
    String path = request.path();
    if (path != null && hasSemicolon(path)) {
      throw Refusals.semicolon();
    }
  }

  private static boolean hasSemicolon(String path) {
    return path.indexOf(';') >= 0
        || (path.indexOf('%') >= 0 && path.toLowerCase(Locale.ROOT).contains("%3b"));
  }
}
