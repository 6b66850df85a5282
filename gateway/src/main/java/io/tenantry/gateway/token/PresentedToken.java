package io.tenantry.gateway.token;

import io.tenantry.gateway.refusal.Refusals;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.Optional;

/**
 * The token a request brings: in {@code Authorization}, or, since browsers cannot set headers on
 * WebSockets, as the subprotocol {@code bearer.<token>}.
 */
public final class PresentedToken {
  private static final String SCHEME = "Bearer ";
  private static final String SUBPROTOCOL = "bearer.";

  private PresentedToken() {}

  /** The token in {@code Authorization}; other schemes are refused. */
  public static Optional<String> inHeader(HttpServerRequest request) {
    String header = request.getHeader("Authorization");
    if (header == null) {
      return Optional.empty();
    }
    if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw Refusals.unauthenticated();
    }
    return Optional.of(header.substring(SCHEME.length()).trim());
  }

  /** The token among the subprotocols. */
  public static Optional<String> inSubprotocol(String offered) {
    return Arrays.stream(offered.split(",", -1))
        .map(String::trim)
        .filter(name -> name.startsWith(SUBPROTOCOL))
        .map(name -> name.substring(SUBPROTOCOL.length()))
        .findFirst();
  }

  /** The subprotocols without the token, which no service needs to see twice. */
  public static String withoutToken(String offered) {
    return String.join(
        ", ",
        Arrays.stream(offered.split(",", -1))
            .map(String::trim)
            .filter(name -> !name.startsWith(SUBPROTOCOL))
            .toList());
  }
}
