package io.tenantry.auth.keycloak;

import jakarta.ws.rs.WebApplicationException;

/** What Keycloak's answers mean. */
final class KeycloakFailures {
  static final int CONFLICT = 409;
  static final int NOT_FOUND = 404;
  private static final int BAD_REQUEST = 400;
  private static final int UNAUTHORIZED = 401;

  private KeycloakFailures() {}

  /** The token endpoint says 400 or 401 for bad credentials, and also when our own are bad. */
  static Throwable ofGrant(Throwable failure) {
    boolean refused =
        (status(failure) == BAD_REQUEST || status(failure) == UNAUTHORIZED)
            && body(failure).contains("\"invalid_grant\"");
    return refused ? new GrantRefused(failure) : unavailable(failure);
  }

  static Throwable unavailable(Throwable failure) {
    return failure instanceof KeycloakUnavailable || failure instanceof GrantRefused
        ? failure
        : new KeycloakUnavailable(failure);
  }

  /** The status Keycloak answered with, 0 when it did not. */
  static int status(Throwable failure) {
    return failure instanceof WebApplicationException answer ? answer.getResponse().getStatus() : 0;
  }

  private static String body(Throwable failure) {
    return failure instanceof WebApplicationException answer
        ? answer.getResponse().readEntity(String.class)
        : "";
  }
}
