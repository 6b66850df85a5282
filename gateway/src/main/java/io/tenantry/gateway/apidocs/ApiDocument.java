package io.tenantry.gateway.apidocs;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;

/**
 * The API descriptions of the services as one. Each service's schemas are named after it, so that
 * two services may use one name for different things.
 */
final class ApiDocument {
  private static final String SCHEMAS = "#/components/schemas/";
  private final TreeMap<String, Object> paths = new TreeMap<>();
  private final TreeMap<String, Object> schemas = new TreeMap<>();
  private final JsonArray missing = new JsonArray();

  /** Adds what a service says of itself. */
  void add(String service, JsonObject description) {
    for (Map.Entry<String, Object> path : description.getJsonObject("paths", new JsonObject())) {
      if (path.getKey().startsWith("/api/")) {
        paths.putIfAbsent(path.getKey(), renamed(service, path.getValue()));
      }
    }
    JsonObject components = description.getJsonObject("components", new JsonObject());
    for (Map.Entry<String, Object> schema : components.getJsonObject("schemas", new JsonObject())) {
      schemas.put(service + "." + schema.getKey(), renamed(service, schema.getValue()));
    }
  }

  /** Notes that a service did not answer. */
  void addMissing(String service) {
    missing.add(service);
  }

  JsonObject json() {
    var bearer =
        new JsonObject().put("type", "http").put("scheme", "bearer").put("bearerFormat", "JWT");
    return new JsonObject()
        .put("openapi", "3.1.0")
        .put("info", new JsonObject().put("title", "Tenantry").put("version", "1"))
        .put("x-services-not-answering", missing)
        .put("security", new JsonArray().add(new JsonObject().put("bearer", new JsonArray())))
        .put("paths", new JsonObject(paths))
        .put(
            "components",
            new JsonObject()
                .put("securitySchemes", new JsonObject().put("bearer", bearer))
                .put("schemas", new JsonObject(schemas)));
  }

  private static Object renamed(String service, Object value) {
    return switch (value) {
      case JsonObject object -> renamed(service, object);
      case JsonArray array -> {
        JsonArray copy = new JsonArray();
        array.forEach(item -> copy.add(renamed(service, item)));
        yield copy;
      }
      default -> value;
    };
  }

  private static JsonObject renamed(String service, JsonObject object) {
    JsonObject copy = new JsonObject();
    for (Map.Entry<String, Object> field : object) {
      boolean isReference =
          field.getKey().equals("$ref")
              && field.getValue() instanceof String target
              && target.startsWith(SCHEMAS);
      copy.put(
          field.getKey(),
          isReference
              ? SCHEMAS + service + "." + field.getValue().toString().substring(SCHEMAS.length())
              : renamed(service, field.getValue()));
    }
    return copy;
  }
}
