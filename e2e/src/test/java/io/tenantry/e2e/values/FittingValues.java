package io.tenantry.e2e.values;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Collectors;

/** Values that an operation will probably take, as JSON texts, by a field's name and schema. */
public final class FittingValues {
  private static final int DEEPEST = 6;
  private static final Map<String, String> BY_NAME =
      Map.ofEntries(
          Map.entry("email", "\"edge@example.com\""),
          Map.entry("billingEmail", "\"edge@example.com\""),
          Map.entry("ownerEmail", "\"edge@example.com\""),
          // nobody's: what it would allow is not to happen
          Map.entry("password", "\"Wrong-Horse-43\""),
          Map.entry("newPassword", "\"Wrong-Horse-43\""),
          Map.entry("phone", "\"+919876543210\""),
          Map.entry("country", "\"IN\""),
          Map.entry("currency", "\"INR\""),
          Map.entry("amount", "\"100.00\""),
          Map.entry("timeZone", "\"Asia/Kolkata\""),
          Map.entry("locale", "\"en-IN\""),
          Map.entry("latitude", "12.9"),
          Map.entry("longitude", "77.6"),
          Map.entry("amenities", "[]"),
          Map.entry("code", "\"edge\""),
          Map.entry("fileName", "\"a.pdf\""),
          Map.entry("contentType", "\"application/pdf\""),
          Map.entry("query", "{\"city\": \"Goa\"}"),
          Map.entry("rules", "{\"pets\": true}"),
          Map.entry("permissions", "[\"properties:read\"]"),
          Map.entry("returnUrl", "\"https://example.com/back\""),
          Map.entry("opens", "\"10:00\""),
          Map.entry("closes", "\"12:00\""));

  private final Schemas schemas;

  /** For the schemas of one document. */
  public FittingValues(Schemas schemas) {
    this.schemas = schemas;
  }

  /** A value for the field of this name. */
  public String of(String name, JsonNode schema) {
    return of(name, schema, 0);
  }

  private String of(String name, JsonNode schema, int depth) {
    JsonNode resolved = schemas.resolve(schema);
    if (depth > DEEPEST) {
      return "null";
    }
    if (resolved.path("enum").size() > 0) {
      return resolved.path("enum").get(0).toString();
    }
    if (BY_NAME.containsKey(name)) {
      return BY_NAME.get(name);
    }
    return switch (Schemas.typeOf(resolved)) {
      case "object" ->
          resolved.path("properties").properties().stream()
              .map(field -> "\"%s\": %s".formatted(field.getKey(), of(field, depth)))
              .collect(Collectors.joining(", ", "{", "}"));
      case "array" -> "[" + of("", resolved.path("items"), depth + 1) + "]";
      case "integer", "number" -> resolved.path("minimum").asText("1");
      case "boolean" -> "true";
      default -> "\"" + text(resolved) + "\"";
    };
  }

  private String of(Map.Entry<String, JsonNode> field, int depth) {
    return of(field.getKey(), field.getValue(), depth + 1);
  }

  private static String text(JsonNode schema) {
    return switch (schema.path("format").asText()) {
      case "uuid" -> "00000000-0000-7000-8000-000000000000";
      case "date" -> "2030-01-01";
      case "date-time" -> "2030-01-01T10:00:00Z";
      default -> "Edge";
    };
  }
}
