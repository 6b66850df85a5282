package io.tenantry.simulator.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.ext.web.RoutingContext;
import java.io.UncheckedIOException;
import java.util.stream.Stream;

/** JSON text in and out. */
public final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  /** A new empty object. */
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** A new empty array. */
  public static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  /** An array of these. */
  public static ArrayNode array(Stream<ObjectNode> objects) {
    ArrayNode array = array();
    objects.forEach(array::add);
    return array;
  }

  /** Reads an object; what isn't one is an {@link UncheckedIOException}. */
  public static ObjectNode read(String text) {
    try {
      return MAPPER.readValue(text, ObjectNode.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text of a node. */
  public static String write(JsonNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Answers with a node. */
  public static void send(RoutingContext http, int status, JsonNode node) {
    http.response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .end(write(node));
  }
}
