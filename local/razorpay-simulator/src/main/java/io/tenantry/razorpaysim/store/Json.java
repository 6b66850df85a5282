package io.tenantry.razorpaysim.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.List;

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

  /** Razorpay's collection of these objects. */
  public static ObjectNode collection(List<ObjectNode> items) {
    ObjectNode collection = object().put("entity", "collection").put("count", items.size());
    items.forEach(collection.putArray("items")::add);
    return collection;
  }

  /** Notes as Razorpay writes them: an empty array where there are none. */
  public static JsonNode notes(JsonNode given) {
    return given.isObject() && !given.isEmpty() ? given.deepCopy() : array();
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
}
