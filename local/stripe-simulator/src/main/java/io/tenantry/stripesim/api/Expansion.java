package io.tenantry.stripesim.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.simulator.store.Store;
import io.tenantry.stripesim.store.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Puts whole objects in place of their ids where the caller asked with {@code expand[]}. */
public final class Expansion {
  private final Store store;
  private final Map<String, Function<ObjectNode, JsonNode>> includable = new HashMap<>();

  /** Expands ids from this store. */
  public Expansion(Store store) {
    this.store = store;
  }

  /** Names a field that is shown only on request, such as a session's {@code line_items}. */
  public void includable(String type, String field, Function<ObjectNode, JsonNode> value) {
    includable.put(type + "." + field, value);
  }

  ObjectNode expand(ObjectNode object, Params params) {
    params.texts("expand").forEach(path -> expand(object, List.of(path.split("\\.")), path));
    return object;
  }

  private void expand(JsonNode node, List<String> path, String whole) {
    if (path.isEmpty() || node.isNull()) {
      return;
    }
    if (node.isArray()) {
      node.forEach(element -> expand(element, path, whole));
      return;
    }
    if (!(node instanceof ObjectNode object)) {
      throw notExpandable(whole);
    }
    String field = path.getFirst();
    include(object, field);
    if (!object.has(field)) {
      throw notExpandable(whole);
    }
    JsonNode value = object.get(field);
    if (value.isTextual()) {
      object.set(field, Kind.find(store, value.asText()).orElseThrow(() -> notExpandable(whole)));
    }
    expand(object.get(field), path.subList(1, path.size()), whole);
  }

  private void include(ObjectNode object, String field) {
    var extra = includable.get(object.path("object").asText() + "." + field);
    if (extra != null) {
      object.set(field, extra.apply(object));
    }
  }

  private static StripeError notExpandable(String path) {
    return StripeError.request("This property cannot be expanded (" + path + ").");
  }
}
