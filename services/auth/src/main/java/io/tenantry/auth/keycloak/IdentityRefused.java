package io.tenantry.auth.keycloak;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Keycloak has something against what somebody says of themselves; the message is for them. */
public final class IdentityRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final String PASSWORD = "password";
  private final String field;

  private IdentityRefused(String field, String message) {
    super(message, null, false, false);
    this.field = field;
  }

  /** Returns the field of the request that was refused. */
  public String field() {
    return field;
  }

  /** Reads an answer: one error, or a list of them. */
  static IdentityRefused because(String body) {
    JsonObject answer = object(body);
    JsonArray errors = answer.getJsonArray("errors", new JsonArray());
    JsonObject error = errors.isEmpty() ? answer : errors.getJsonObject(0);
    if (body.contains("invalidPassword")) {
      return new IdentityRefused(
          PASSWORD, "does not satisfy the password policy, or is too close to your e-mail");
    }
    return switch (error.getString("field", "email")) {
      case "firstName" -> new IdentityRefused("firstName", "is not accepted as a name");
      case "lastName" -> new IdentityRefused("lastName", "is not accepted as a name");
      default -> new IdentityRefused("email", "is not accepted as an e-mail address");
    };
  }

  private static JsonObject object(String body) {
    try {
      return body.isBlank() ? new JsonObject() : new JsonObject(body);
    } catch (DecodeException unreadable) {
      return new JsonObject();
    }
  }
}
