package io.tenantry.razorpaysim.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.simulator.store.Json;
import java.util.List;

/** Values that have a shape of Razorpay's own in JSON. */
public final class Shape {
  private Shape() {}

  /** A collection of these objects. */
  public static ObjectNode collection(List<ObjectNode> items) {
    ObjectNode collection = Json.object().put("entity", "collection").put("count", items.size());
    items.forEach(collection.putArray("items")::add);
    return collection;
  }

  /** Notes: an empty array where there are none. */
  public static JsonNode notes(JsonNode given) {
    return given.isObject() && !given.isEmpty() ? given.deepCopy() : Json.array();
  }
}
