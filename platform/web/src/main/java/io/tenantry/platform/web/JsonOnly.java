package io.tenantry.platform.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Bodies are JSON, unless an operation says what else it takes: text must not become a request by
 * way of a constructor that happens to take one.
 */
public final class JsonOnly {
  @ServerRequestFilter
  void check(ContainerRequestContext request, ResourceInfo operation) {
    MediaType sent = type(request);
    if (sent != null && hasBody(request) && !isJson(sent) && !saysWhatItTakes(operation)) {
      throw new NotSupportedException();
    }
  }

  private static MediaType type(ContainerRequestContext request) {
    try {
      return request.getMediaType();
    } catch (IllegalArgumentException noType) {
      throw new NotSupportedException(noType);
    }
  }

  /** Some clients name a type although they send nothing. */
  private static boolean hasBody(ContainerRequestContext request) {
    return request.getLength() > 0 || request.getHeaderString("Transfer-Encoding") != null;
  }

  private static boolean isJson(MediaType type) {
    return type.getType().equalsIgnoreCase("application")
        && (type.getSubtype().equalsIgnoreCase("json")
            || type.getSubtype().toLowerCase(Locale.ROOT).endsWith("+json"));
  }

  private static boolean saysWhatItTakes(ResourceInfo operation) {
    return operation.getResourceMethod().isAnnotationPresent(Consumes.class)
        || operation.getResourceClass().isAnnotationPresent(Consumes.class);
  }
}
