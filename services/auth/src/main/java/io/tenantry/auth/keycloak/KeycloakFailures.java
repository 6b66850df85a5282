package io.tenantry.auth.keycloak;

import jakarta.ws.rs.WebApplicationException;
import java.util.regex.Pattern;

/** Meaning of Keycloak's error answers. */
final class KeycloakFailures {
  static final int CONFLICT = 409;
  static final int NOT_FOUND = 404;
  private static final int BAD_REQUEST = 400;
  private static final int UNAUTHORIZED = 401;

  /** Keycloak looks at this after signature, expiry and session. */
  private static final Pattern REUSE = Pattern.compile("refresh token reuse|Stale token");

  private KeycloakFailures() {}

  /** The token endpoint says 400 or 401 for bad credentials, and also when our own are bad. */
  static Throwable ofGrant(Throwable failure) {
    if (status(failure) != BAD_REQUEST && status(failure) != UNAUTHORIZED) {
      return unavailable(failure);
    }
    String body = body(failure);
    return body.contains("\"invalid_grant\"")
        ? new GrantRefused(failure, REUSE.matcher(body).find())
        : unavailable(failure);
  }

  /** A password the realm's policy is against: 400, and why. */
  static Throwable ofNewPassword(Throwable failure) {
    if (status(failure) != BAD_REQUEST) {
      return unavailable(failure);
    }
    String body = body(failure);
    return body.contains("invalidPassword")
        ? new PasswordRefused(
            body.contains("History")
                ? "must not be one of your last five passwords"
                : "does not satisfy the password policy, or is too close to your e-mail")
        : unavailable(failure);
  }

  /** Maps Keycloak's refusal of a new user, or a user's new name: 400, and the field. */
  static Throwable ofIdentity(Throwable failure) {
    return status(failure) == BAD_REQUEST
        ? IdentityRefused.because(body(failure))
        : unavailable(failure);
  }

  static Throwable unavailable(Throwable failure) {
    return failure instanceof KeycloakUnavailable
            || failure instanceof GrantRefused
            || failure instanceof IdentityRefused
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
