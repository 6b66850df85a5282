package io.tenantry.platform.web;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.vertx.web.RouteFilter;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/** Every request has an id: the gateway's if it sent one, else a new one; in logs and answers. */
public final class RequestId {
  /** The header that carries it. */
  public static final String HEADER = "X-Request-Id";

  static final String MDC_KEY = "requestId";
  private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9._-]{8,64}");

  /** The id of the request under way; empty for events and scheduled work. */
  public static Optional<String> current() {
    return Optional.ofNullable(MDC.get(MDC_KEY)).map(Object::toString);
  }

  @RouteFilter(400)
  void identify(RoutingContext context) {
    String given = context.request().getHeader(HEADER);
    String id =
        given != null && ACCEPTED.matcher(given).matches()
            ? given
            : UuidCreator.getTimeOrderedEpoch().toString();
    MDC.put(MDC_KEY, id);
    context.response().putHeader(HEADER, id);
    context.next();
  }
}
