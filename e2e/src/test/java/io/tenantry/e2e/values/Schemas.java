package io.tenantry.e2e.values;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;

/** Reads the schemas of an OpenAPI document. */
public final class Schemas {
  private static final int DEEPEST = 6;
  private final JsonNode document;

  /** The schemas of this document. */
  public Schemas(JsonNode document) {
    this.document = document;
  }

  /** The schema itself, where only a reference stands; of alternatives the first. */
  public JsonNode resolve(JsonNode schema) {
    JsonNode at = schema;
    for (int i = 0; i < DEEPEST; i++) {
      at = reference(at);
      JsonNode choice = choice(at);
      if (choice.isMissingNode()) {
        return at;
      }
      at = choice;
    }
    return at;
  }

  /** The schema itself, where only a reference stands. */
  public JsonNode reference(JsonNode schema) {
    JsonNode at = schema;
    for (int i = 0; i < DEEPEST && at.has("$ref"); i++) {
      at = document.at(at.path("$ref").asText().substring(1));
    }
    return at;
  }

  private static JsonNode choice(JsonNode schema) {
    for (String kind : List.of("oneOf", "anyOf", "allOf")) {
      for (JsonNode one : schema.path(kind)) {
        if (!one.path("type").asText().equals("null")) {
          return one;
        }
      }
    }
    return MissingNode.getInstance();
  }

  /** The type; OpenAPI 3.1 may list several, with {@code null} among them. */
  public static String typeOf(JsonNode schema) {
    JsonNode type = schema.path("type");
    if (type.isArray()) {
      for (JsonNode one : type) {
        if (!one.asText().equals("null")) {
          return one.asText();
        }
      }
    }
    return type.asText(schema.has("properties") ? "object" : "string");
  }
}
