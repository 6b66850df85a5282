package io.tenantry.e2e.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import io.tenantry.e2e.fleet.Operations.Operation;
import io.tenantry.e2e.values.EdgeValues;
import io.tenantry.e2e.values.FittingValues;
import io.tenantry.e2e.values.Schemas;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * All requests that send one value at the edge to an operation: for each field of its body, however
 * deep, once among fitting others and once alone, and for each parameter of its address.
 */
final class EdgeRequests {
  private static final int DEEPEST = 4;
  private static final String NOBODY = "00000000-0000-7000-8000-000000000000";

  private final Operation operation;
  private final Map<String, String> ids;
  private final Schemas schemas;
  private final FittingValues fitting;
  private final List<EdgeRequest> requests = new ArrayList<>();

  private EdgeRequests(Operation operation, Map<String, String> ids) {
    this.operation = operation;
    this.ids = operation.method().equals("DELETE") ? Map.of() : ids;
    schemas = new Schemas(operation.document());
    fitting = new FittingValues(schemas);
  }

  /**
   * Returns the edge-case requests for an operation.
   *
   * @param ids of objects that exist, by their collection's name; none of them is deleted
   */
  static List<EdgeRequest> to(Operation operation, Map<String, String> ids) {
    EdgeRequests made = new EdgeRequests(operation, ids);
    made.inBody();
    made.inQuery();
    made.inPath();
    return made.requests;
  }

  private void inBody() {
    JsonNode schema =
        operation
            .description()
            .path("requestBody")
            .path("content")
            .path("application/json")
            .path("schema");
    if (operation.hasBody() && !schema.isMissingNode()) {
      inValue("", schema, "", UnaryOperator.identity(), UnaryOperator.identity(), 0);
    }
  }

  /**
   * @param among puts a value into a body whose other fields fit
   * @param alone puts a value into a body that has no other field
   */
  private void inValue(
      String name,
      JsonNode schema,
      String place,
      UnaryOperator<String> among,
      UnaryOperator<String> alone,
      int depth) {
    JsonNode resolved = schemas.resolve(schema);
    for (String value : EdgeValues.of(resolved)) {
      boolean never = EdgeValues.UNKEEPABLE.contains(value);
      body(place, value, () -> among.apply(value), never);
      if (depth > 0) {
        body(place, value, () -> alone.apply(value), never);
      }
    }
    if (depth < DEEPEST && Schemas.typeOf(resolved).equals("object")) {
      inFields(resolved, place, among, alone, depth);
    } else if (depth < DEEPEST && Schemas.typeOf(resolved).equals("array")) {
      inValue(
          name,
          resolved.path("items"),
          place + "[0]",
          value -> among.apply("[" + value + "]"),
          value -> alone.apply("[" + value + "]"),
          depth + 1);
    }
  }

  private void inFields(
      JsonNode object,
      String place,
      UnaryOperator<String> among,
      UnaryOperator<String> alone,
      int depth) {
    object
        .path("properties")
        .properties()
        .forEach(
            field -> {
              String name = field.getKey();
              inValue(
                  name,
                  field.getValue(),
                  place.isEmpty() ? name : place + "." + name,
                  value -> among.apply(with(object, name, value)),
                  value -> alone.apply("{\"%s\": %s}".formatted(name, value)),
                  depth + 1);
            });
  }

  private String with(JsonNode object, String name, String value) {
    List<String> fields = new ArrayList<>();
    object
        .path("properties")
        .properties()
        .forEach(
            field ->
                fields.add(
                    "\"%s\": %s"
                        .formatted(
                            field.getKey(),
                            field.getKey().equals(name)
                                ? value
                                : fitting.of(field.getKey(), field.getValue()))));
    return "{" + String.join(", ", fields) + "}";
  }

  private void body(String place, String value, Supplier<String> body, boolean mustBeRefused) {
    requests.add(
        new EdgeRequest(
            operation,
            path(Optional.empty(), ""),
            Optional.of(body),
            "body " + place,
            value,
            mustBeRefused));
  }

  private void inQuery() {
    for (JsonNode parameter : operation.description().path("parameters")) {
      if (parameter.path("in").asText().equals("query")) {
        String name = parameter.path("name").asText();
        List<String> values = new ArrayList<>(EdgeValues.encoded());
        if (name.equals("cursor")) {
          values.addAll(EdgeValues.cursors());
        }
        values.forEach(value -> query(name, value));
      }
    }
  }

  private void query(String name, String value) {
    String path = path(Optional.empty(), "") + "?" + name + "=" + value;
    address(path, "query " + name, value);
    if (operation.path().endsWith("/search/listings")) {
      address(path + (name.equals("q") ? "&city=Goa" : "&q=room"), "query " + name, value);
    }
  }

  private void inPath() {
    for (String part : operation.path().split("/", -1)) {
      if (part.startsWith("{")) {
        EdgeValues.encoded()
            .forEach(value -> address(path(Optional.of(part), value), "path " + part, value));
      }
    }
  }

  private void address(String path, String place, String value) {
    Optional<Supplier<String>> body =
        operation.hasBody() ? Optional.of(() -> "{}") : Optional.empty();
    requests.add(new EdgeRequest(operation, path, body, place, value, false));
  }

  /** The path with ids that exist, and the value in one place. */
  private String path(Optional<String> place, String value) {
    String[] parts = operation.path().split("/", -1);
    for (int i = 1; i < parts.length; i++) {
      if (parts[i].startsWith("{")) {
        parts[i] =
            place.filter(parts[i]::equals).isPresent()
                ? value
                : ids.getOrDefault(parts[i - 1], NOBODY);
      }
    }
    return String.join("/", parts);
  }
}
