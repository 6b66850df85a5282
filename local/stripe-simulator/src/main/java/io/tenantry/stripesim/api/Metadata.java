package io.tenantry.stripesim.api;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The caller's own keys on an object: merged, an empty value removes its key. */
public final class Metadata {
  private static final int MAX_KEYS = 50;
  private static final int MAX_KEY = 40;
  private static final int MAX_VALUE = 500;

  private Metadata() {}

  /** Merges {@code metadata} of the parameters into that of the object. */
  public static void merge(ObjectNode object, Params params) {
    ObjectNode kept = object.withObjectProperty("metadata");
    if (params.has("metadata") && params.tree().get("metadata").isTextual()) {
      kept.removeAll();
    }
    params
        .child("metadata")
        .tree()
        .propertyStream()
        .forEach(entry -> merge(kept, entry.getKey(), entry.getValue().asText()));
    if (kept.size() > MAX_KEYS) {
      throw StripeError.request("You can have at most 50 metadata keys.");
    }
  }

  private static void merge(ObjectNode kept, String key, String value) {
    if (key.length() > MAX_KEY || value.length() > MAX_VALUE) {
      throw StripeError.request(
          "Metadata keys have at most 40 characters and values at most 500: " + key);
    }
    if (value.isEmpty()) {
      kept.remove(key);
    } else {
      kept.put(key, value);
    }
  }
}
