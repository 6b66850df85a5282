package io.tenantry.gateway.door;

import io.tenantry.gateway.forward.Bodies;
import io.tenantry.gateway.refusal.Refusals;
import io.tenantry.gateway.route.Mark;
import io.tenantry.gateway.route.Route;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;

/** Operations take JSON; what is something else never reaches a service (GW-09). */
final class ContentTypes {
  private ContentTypes() {}

  static void require(Route route, HttpServerRequest request) {
    if (isJson(request)) {
      return;
    }
    if (!Bodies.isSent(request)) {
      // some clients name a type although they send nothing: it says nothing
      request.headers().remove(HttpHeaders.CONTENT_TYPE);
    } else if (!route.is(Mark.ANY_TYPE)) {
      throw Refusals.unsupportedType();
    }
  }

  private static boolean isJson(HttpServerRequest request) {
    String given = request.getHeader("Content-Type");
    if (given == null) {
      return false;
    }
    String type = given.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
    return type.equals("application/json")
        || (type.startsWith("application/") && type.endsWith("+json"));
  }
}
