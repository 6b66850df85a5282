package io.tenantry.gateway.apidocs;

import io.tenantry.gateway.route.Access;
import io.tenantry.gateway.route.Limit;
import io.tenantry.gateway.route.Route;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The API descriptions of the services as one. Each service's schemas are named after it, so that
 * two services may use one name for different things. Facts of the gateway stand beside each
 * operation: {@code x-access}, {@code x-rate-limit}, and whether it is not there yet.
 */
final class ApiDocument {
  private static final String SCHEMAS = "#/components/schemas/";
  private static final String BEARER = "bearer";
  private static final String API_KEY = "apiKey";
  private final TreeMap<String, JsonObject> paths = new TreeMap<>();
  private final Map<String, String> templates = new HashMap<>();
  private final TreeMap<String, Object> schemas = new TreeMap<>();
  private final JsonArray missing = new JsonArray();

  /** Adds what a service says of itself. */
  void add(String service, JsonObject description) {
    for (Map.Entry<String, Object> path : description.getJsonObject("paths", new JsonObject())) {
      if (path.getKey().startsWith("/api/")) {
        // two services may each have some of the methods of a path
        JsonObject here = paths.computeIfAbsent(path.getKey(), fresh -> new JsonObject());
        for (Map.Entry<String, Object> part : renamed(service, (JsonObject) path.getValue())) {
          here.getMap().putIfAbsent(part.getKey(), part.getValue());
          templates.putIfAbsent(shape(path.getKey()) + " " + part.getKey(), path.getKey());
        }
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

  /**
   * Adds what the gateway knows of an operation; one that no service describes is planned.
   *
   * @param described whether its service said what it has
   */
  void add(Route route, boolean described) {
    if (route.isStream()) {
      return;
    }
    String method = route.method().name().toLowerCase(Locale.ROOT);
    String shape = shape(route.path());
    String template = templates.getOrDefault(shape + " " + method, route.path());
    JsonObject path = paths.computeIfAbsent(template, fresh -> new JsonObject());
    boolean known = path.containsKey(method);
    JsonObject operation = known ? path.getJsonObject(method) : planned(route);
    if (!known && described) {
      operation.put("x-not-implemented", true);
    }
    operation.put("x-access", route.access().name().toLowerCase(Locale.ROOT));
    operation.put("security", security(route, operation));
    route.limit().ifPresent(limit -> operation.put("x-rate-limit", text(limit)));
    path.put(method, operation);
  }

  JsonObject json() {
    var bearer =
        new JsonObject().put("type", "http").put("scheme", "bearer").put("bearerFormat", "JWT");
    var apiKey =
        new JsonObject().put("type", "apiKey").put("in", "header").put("name", "X-API-Key");
    return new JsonObject()
        .put("openapi", "3.1.0")
        .put("info", new JsonObject().put("title", "Tenantry").put("version", "1"))
        .put("x-services-not-answering", missing)
        .put("paths", new JsonObject(new TreeMap<>(paths)))
        .put(
            "components",
            new JsonObject()
                .put("securitySchemes", new JsonObject().put(BEARER, bearer).put(API_KEY, apiKey))
                .put("schemas", new JsonObject(schemas)));
  }

  /** A path whatever its parameters are called. */
  private static String shape(String path) {
    return path.replaceAll("\\{[^}]*}", "{}");
  }

  /** An operation of which only the address is known. */
  private static JsonObject planned(Route route) {
    JsonArray parameters = new JsonArray();
    for (String segment : route.path().split("/", -1)) {
      if (segment.startsWith("{")) {
        parameters.add(
            new JsonObject()
                .put("name", segment.substring(1, segment.length() - 1))
                .put("in", "path")
                .put("required", true)
                .put("schema", new JsonObject().put("type", "string")));
      }
    }
    JsonObject answers = new JsonObject().put("default", new JsonObject().put("description", "-"));
    return new JsonObject().put("parameters", parameters).put("responses", answers);
  }

  /** A token or a key, with the permissions the service has stated. */
  private static JsonArray security(Route route, JsonObject operation) {
    if (route.access() == Access.OPEN) {
      return new JsonArray();
    }
    JsonArray permissions = new JsonArray();
    for (Object stated : operation.getJsonArray("security", new JsonArray())) {
      for (Map.Entry<String, Object> scheme : (JsonObject) stated) {
        permissions.addAll((JsonArray) scheme.getValue());
      }
    }
    JsonArray ways =
        new JsonArray()
            .add(new JsonObject().put(BEARER, permissions))
            .add(new JsonObject().put(API_KEY, permissions.copy()));
    return route.access() == Access.PUBLIC ? ways.add(new JsonObject()) : ways;
  }

  private static String text(Limit limit) {
    return limit.calls()
        + "/"
        + limit.time().toString().substring(2).toLowerCase(Locale.ROOT)
        + (limit.byAddress() ? "/ip" : "");
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
