package io.tenantry.stripesim.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.simulator.store.Json;

/** An answer in Stripe's error envelope. */
public final class StripeError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient ObjectNode error;

  private StripeError(int status, ObjectNode error) {
    super(error.path("message").asText(), null, false, false);
    this.status = status;
    this.error = error;
  }

  /** A card was refused: 402, and what was recorded about it stays. */
  public static StripeError card(ObjectNode error) {
    return new StripeError(402, error);
  }

  /** A parameter that must be there isn't. */
  public static StripeError missing(String param) {
    return invalid("parameter_missing", "Missing required param: " + param + ".", param);
  }

  /** A parameter with a value that can't be. */
  public static StripeError invalid(String code, String message, String param) {
    return new StripeError(400, error(message).put("code", code).put("param", param));
  }

  /** A parameter names an object that doesn't exist. */
  public static StripeError noSuch(String type, String id, String param) {
    return new StripeError(400, gone(type, id, param));
  }

  /** The address names an object that doesn't exist. */
  public static StripeError notFound(String type, String id, String param) {
    return new StripeError(404, gone(type, id, param));
  }

  /** No such address. */
  public static StripeError unknownUrl(String method, String path) {
    return new StripeError(404, error("Unrecognized request URL (" + method + ": " + path + ")."));
  }

  /** The object can't make this move; it is shown under its type, a charge by its id. */
  public static StripeError state(String code, String message, ObjectNode object) {
    ObjectNode error = error(message).put("code", code);
    String type = object.get("object").asText();
    error.set(type, type.equals("charge") ? object.get("id") : object);
    return new StripeError(400, error);
  }

  /** Any other mistake of the caller. */
  public static StripeError request(String message) {
    return new StripeError(400, error(message));
  }

  /** The secret key is missing or wrong. */
  public static StripeError unauthorized() {
    return new StripeError(401, error("Invalid API Key provided."));
  }

  /** An idempotency key was used before for something else. */
  public static StripeError reusedKey(String key) {
    return new StripeError(
        400,
        error(
                "Keys for idempotent requests can only be used with the same parameters they were"
                    + " first used with. Try using a key other than '"
                    + key
                    + "' if you meant to execute a different request.")
            .put("type", "idempotency_error"));
  }

  /** The simulator itself failed. */
  public static StripeError internal() {
    return new StripeError(
        500, error("An error occurred on the simulator.").put("type", "api_error"));
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The object inside the envelope. */
  public ObjectNode error() {
    return error;
  }

  ObjectNode envelope() {
    return Json.object().set("error", error);
  }

  private static ObjectNode gone(String type, String id, String param) {
    return error("No such " + type + ": '" + id + "'")
        .put("code", "resource_missing")
        .put("param", param);
  }

  private static ObjectNode error(String message) {
    return Json.object().put("message", message).put("type", "invalid_request_error");
  }
}
