package io.tenantry.platform.audit;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.regex.Pattern;

/** Network origin of the current request; empty for events and scheduled work. */
@ApplicationScoped
class Origin {
  private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f.:]{2,45}");
  private final CurrentVertxRequest current;

  Origin(CurrentVertxRequest current) {
    this.current = current;
  }

  /** The client's address: the gateway replaces the header by the one address it believes. */
  Optional<String> clientAddress() {
    return request()
        .map(
            request ->
                Optional.ofNullable(request.getHeader("X-Forwarded-For"))
                    .map(forwarded -> forwarded.split(",", 2)[0].trim())
                    .filter(address -> ADDRESS.matcher(address).matches())
                    .orElseGet(() -> request.remoteAddress().hostAddress()));
  }

  private Optional<HttpServerRequest> request() {
    return Arc.container().requestContext().isActive() && current.getCurrent() != null
        ? Optional.of(current.getCurrent().request())
        : Optional.empty();
  }
}
