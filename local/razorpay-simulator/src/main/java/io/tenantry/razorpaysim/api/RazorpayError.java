package io.tenantry.razorpaysim.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.simulator.store.Json;

/** A call that is refused, as Razorpay words it. */
public final class RazorpayError extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int status;
  private final String code;

  private RazorpayError(int status, String code, String description) {
    super(description);
    this.status = status;
    this.code = code;
  }

  /** The caller's fault. */
  public static RazorpayError bad(String description) {
    return new RazorpayError(400, "BAD_REQUEST_ERROR", description);
  }

  /** The error for an unknown id. */
  public static RazorpayError unknownId() {
    return bad("The id provided does not exist");
  }

  static RazorpayError unauthorized() {
    return new RazorpayError(401, "BAD_REQUEST_ERROR", "Authentication failed");
  }

  static RazorpayError unknownUrl() {
    return bad("The requested URL was not found on the server.");
  }

  static RazorpayError internal() {
    return new RazorpayError(
        500, "SERVER_ERROR", "We are facing some trouble completing your request at the moment.");
  }

  int status() {
    return status;
  }

  ObjectNode envelope() {
    ObjectNode error =
        Json.object()
            .put("code", code)
            .put("description", getMessage())
            .put("source", status == 500 ? "internal" : "business")
            .put("step", "payment_initiation")
            .put("reason", status == 500 ? "server_error" : "input_validation_failed");
    error.putObject("metadata");
    return Json.object().set("error", error);
  }
}
