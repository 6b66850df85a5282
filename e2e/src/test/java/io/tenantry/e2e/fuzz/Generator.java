package io.tenantry.e2e.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.tenantry.e2e.values.EdgeValues;
import io.tenantry.e2e.values.Schemas;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Makes values for a schema of an OpenAPI document: mostly what it asks for, sometimes what it does
 * not.
 */
final class Generator {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int DEEPEST = 6;
  private static final List<String> ODD_TEXTS =
      List.of(
          "",
          " ",
          "\u0000",
          "a\u0000b",
          "'; drop table person; --",
          "\" or 1=1",
          "<script>alert(1)</script>",
          "${jndi:ldap://localhost/a}",
          "{{7*7}}",
          "../../../../etc/passwd",
          "%00%2e%2e%2f",
          "\uD83C\uDFE0\uD83D\uDD11",
          "\u202Egnirts",
          "\uFEFF",
          "\uD800",
          "ﷺ".repeat(200),
          "x".repeat(20_000),
          "-1",
          "NaN",
          "null",
          "true",
          "2026-02-30",
          "9999-12-31T23:59:60Z",
          "+00:00",
          "1e400",
          "http://169.254.169.254/latest/meta-data");
  private static final List<List<String>> ODD_TEXTS_OF_JSON =
      List.of(EdgeValues.UNKEEPABLE, EdgeValues.TEXTS, EdgeValues.TIMES);

  private final RandomGenerator random;
  private final Schemas schemas;
  private final double oddness;

  /**
   * @param oddness how often, from 0 to 1, a value is not what the schema asks for
   */
  Generator(RandomGenerator random, JsonNode document, double oddness) {
    this.random = random;
    schemas = new Schemas(document);
    this.oddness = oddness;
  }

  /** A value for a schema. */
  JsonNode value(JsonNode schema) {
    return value(schema, 0);
  }

  private JsonNode value(JsonNode schema, int depth) {
    JsonNode resolved = schemas.reference(schema);
    if (depth > DEEPEST) {
      return JSON.nullNode();
    }
    return isOdd() ? odd(depth) : fitting(resolved, depth);
  }

  private JsonNode fitting(JsonNode schema, int depth) {
    for (String choice : List.of("oneOf", "anyOf", "allOf")) {
      if (schema.path(choice).size() > 0) {
        return value(schema.path(choice).get(random.nextInt(schema.path(choice).size())), depth);
      }
    }
    if (schema.path("enum").size() > 0) {
      return schema.path("enum").get(random.nextInt(schema.path("enum").size()));
    }
    return switch (Schemas.typeOf(schema)) {
      case "object" -> object(schema, depth);
      case "array" -> array(schema, depth);
      case "integer" -> JSON.numberNode(random.nextInt(0, 200));
      case "number" -> JSON.numberNode(Math.round(random.nextDouble() * 10_000) / 100.0);
      case "boolean" -> JSON.booleanNode(random.nextBoolean());
      default -> JSON.textNode(text(schema));
    };
  }

  private ObjectNode object(JsonNode schema, int depth) {
    ObjectNode made = JSON.objectNode();
    schema
        .path("properties")
        .properties()
        .forEach(
            property -> {
              if (random.nextDouble() > oddness) {
                made.set(property.getKey(), value(property.getValue(), depth + 1));
              }
            });
    if (isOdd()) {
      made.set(oddText().replace("\uD800", "?"), odd(depth + 1));
    }
    return made;
  }

  private ArrayNode array(JsonNode schema, int depth) {
    ArrayNode made = JSON.arrayNode();
    int length = isOdd() ? random.nextInt(300) : random.nextInt(3);
    for (int i = 0; i < length; i++) {
      made.add(value(schema.path("items"), depth + 1));
    }
    return made;
  }

  private String text(JsonNode schema) {
    return switch (schema.path("format").asText(schema.path("example").asText(""))) {
      case "uuid" -> new UUID(random.nextLong(), random.nextLong()).toString();
      case "date" ->
          "20%02d-%02d-%02d"
              .formatted(random.nextInt(20, 40), random.nextInt(1, 13), random.nextInt(1, 29));
      case "date-time" ->
          "2030-0%d-11T0%d:00:00Z".formatted(random.nextInt(1, 10), random.nextInt(10));
      case "email" -> "fuzz" + random.nextInt(1_000_000) + "@example.com";
      case "INR" -> "INR";
      case "12500.00" -> random.nextInt(1, 90_000) + ".00";
      default -> "text " + Integer.toString(random.nextInt(1 << 20), 36);
    };
  }

  private JsonNode odd(int depth) {
    return switch (random.nextInt(7)) {
      case 0 -> JSON.nullNode();
      case 1 -> JSON.booleanNode(random.nextBoolean());
      case 2 -> raw(EdgeValues.NUMBERS);
      case 3 -> JSON.arrayNode().add(depth > DEEPEST ? JSON.nullNode() : odd(depth + 1));
      case 4 -> JSON.objectNode().put("odd", oddText());
      case 5 -> raw(ODD_TEXTS_OF_JSON.get(random.nextInt(ODD_TEXTS_OF_JSON.size())));
      default -> JSON.textNode(oddText());
    };
  }

  /** As it stands, also what no text of Java could be encoded to. */
  private JsonNode raw(List<String> values) {
    return JSON.rawValueNode(new RawValue(values.get(random.nextInt(values.size()))));
  }

  /** A text nobody expects. */
  String oddText() {
    return ODD_TEXTS.get(random.nextInt(ODD_TEXTS.size()));
  }

  private boolean isOdd() {
    return random.nextDouble() < oddness;
  }
}
