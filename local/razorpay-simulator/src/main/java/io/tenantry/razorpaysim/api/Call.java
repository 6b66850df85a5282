package io.tenantry.razorpaysim.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.simulator.store.Json;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.io.UncheckedIOException;
import java.util.Optional;

/** One request to the API, read. */
public record Call(boolean writes, Optional<String> id, ObjectNode body, Query query) {
  private static final int MOST = 100;
  private static final int USUAL = 10;

  /** The parameters of the address. */
  @FunctionalInterface
  public interface Query {
    String get(String name);
  }

  static Call read(RoutingContext http) {
    boolean writes = !http.request().method().equals(HttpMethod.GET);
    return new Call(
        writes,
        Optional.ofNullable(http.pathParam("id")),
        body(http),
        name -> http.request().getParam(name));
  }

  /** The id in the address. */
  public String requiredId() {
    return id.orElseThrow(RazorpayError::unknownUrl);
  }

  /** Returns the number of objects on a page of a list. */
  public int count() {
    String count = query.get("count");
    try {
      return count == null ? USUAL : Math.clamp(Integer.parseInt(count), 1, MOST);
    } catch (NumberFormatException e) {
      throw RazorpayError.bad("The count must be an integer.");
    }
  }

  /** A whole number of the body. */
  public long requiredNumber(String field) {
    if (!body.path(field).isIntegralNumber()) {
      throw RazorpayError.bad("The " + field + " field is required and must be an integer.");
    }
    return body.get(field).asLong();
  }

  private static ObjectNode body(RoutingContext http) {
    String text = Optional.ofNullable(http.body().asString("UTF-8")).orElse("");
    if (text.isBlank()) {
      return Json.object();
    }
    try {
      return Json.read(text);
    } catch (UncheckedIOException e) {
      throw RazorpayError.bad("The body is not JSON.");
    }
  }
}
