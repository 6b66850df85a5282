package io.tenantry.gateway.route;

import io.vertx.core.http.HttpMethod;
import java.util.Set;

/** Result of looking a request up in the route table. */
public sealed interface Match {
  /** The route to take. */
  record Found(Route route) implements Match {}

  /** The path is known with other methods only. */
  record WrongMethod(Set<HttpMethod> allowed) implements Match {}

  /** The path is not known. */
  record Unknown() implements Match {}
}
