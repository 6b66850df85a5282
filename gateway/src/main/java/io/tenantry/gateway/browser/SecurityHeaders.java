package io.tenantry.gateway.browser;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;

/** Security headers of every answer (GW-15), from whichever server it comes. */
@Singleton
public class SecurityHeaders {
  /** Headers that every answer carries, also errors of the gateway itself. */
  public static final Map<String, String> OF_EVERY_ANSWER =
      Map.of(
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY",
          "Referrer-Policy", "no-referrer",
          "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");

  private static final int BEFORE_EVERYTHING_ELSE = -100_000;
  private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";
  // the documentation is a page of the gateway itself, with a script in it
  private static final String DOCUMENTATION =
      "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline';"
          + " img-src 'self' data:; frame-ancestors 'none'; form-action 'none'; base-uri 'none'";

  void add(@Observes Router router) {
    router.route().order(BEFORE_EVERYTHING_ELSE).handler(SecurityHeaders::add);
  }

  private static void add(RoutingContext request) {
    boolean page = request.request().path().startsWith("/docs");
    MultiMap headers = request.response().headers();
    headers
        .set("X-Content-Type-Options", "nosniff")
        .set("X-Frame-Options", "DENY")
        .set("Referrer-Policy", "no-referrer")
        .set("Content-Security-Policy", page ? DOCUMENTATION : NOTHING)
        .set("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
        .set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        .set("Cross-Origin-Opener-Policy", "same-origin");
    if (!page) {
      headers.set("Cache-Control", "no-store");
    }
    request.next();
  }
}
