package io.tenantry.stripesim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The names and JSON types of the fields in the provider's published examples: from the examples
 * themselves where STRIPE_FIXTURES names the file, else from our list of them.
 */
record PublishedFields(Map<String, String> types) {
  private static final Set<String> FREE = Set.of("metadata", "fraud_details");

  static PublishedFields load(Set<String> objects) {
    Optional<String> fixtures =
        Optional.ofNullable(
            System.getProperty("stripe.fixtures", System.getenv("STRIPE_FIXTURES")));
    return fixtures.map(path -> examples(Path.of(path), objects)).orElseGet(PublishedFields::list);
  }

  /**
   * Returns the fields that are missing, or have another type, in an object we served under this
   * name.
   */
  List<String> differences(String object, JsonNode served) {
    Map<String, String> ours = flatten(object.replace('.', '_'), served);
    List<String> wrong = new ArrayList<>();
    of(object)
        .forEach(
            (field, type) -> {
              String actual = ours.get(field);
              if (actual == null && !belowNull(field, ours)) {
                wrong.add(field + " is missing");
              } else if (actual != null && !compatible(type, actual)) {
                wrong.add(field + " is " + actual + " and not " + type);
              }
            });
    return wrong;
  }

  /** The fields at the top that have a value in the example and none in ours. */
  List<String> empty(String object, JsonNode served) {
    String prefix = object.replace('.', '_') + ".";
    return of(object).entrySet().stream()
        .filter(field -> !field.getValue().equals("null"))
        .map(field -> field.getKey().substring(prefix.length()))
        .filter(field -> !field.contains(".") && served.path(field).isNull())
        .toList();
  }

  Map<String, String> of(String object) {
    String prefix = object.replace('.', '_') + ".";
    Map<String, String> fields = new TreeMap<>(types);
    fields.keySet().removeIf(field -> !field.startsWith(prefix));
    return fields;
  }

  private static PublishedFields examples(Path file, Set<String> objects) {
    try {
      JsonNode resources = new ObjectMapper().readTree(file.toFile()).get("resources");
      Map<String, String> types = new TreeMap<>();
      for (String object : objects) {
        ObjectNode example = resources.get(object).deepCopy();
        if (object.equals("event")) {
          example.putObject("data").putObject("object");
        }
        types.putAll(flatten(object.replace('.', '_'), example));
      }
      return new PublishedFields(types);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PublishedFields list() {
    try {
      Map<String, String> types = new TreeMap<>();
      Path list = Path.of(PublishedFields.class.getResource("/published-fields.txt").getPath());
      for (String line : Files.readAllLines(list)) {
        types.put(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1));
      }
      return new PublishedFields(types);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> flatten(String prefix, JsonNode object) {
    Map<String, String> flat = new TreeMap<>();
    object
        .propertyStream()
        .forEach(
            field -> {
              String path = prefix + "." + field.getKey();
              flat.put(path, type(field.getValue()));
              if (field.getValue().isObject() && !FREE.contains(field.getKey())) {
                flat.putAll(flatten(path, field.getValue()));
              }
            });
    return flat;
  }

  private static String type(JsonNode node) {
    return switch (node.getNodeType()) {
      case NUMBER -> node.isIntegralNumber() ? "integer" : "number";
      case NULL -> "null";
      case BOOLEAN -> "boolean";
      case STRING -> "string";
      case ARRAY -> "array";
      default -> "object";
    };
  }

  private static boolean compatible(String published, String ours) {
    return published.equals("null") || ours.equals("null") || published.equals(ours);
  }

  private static boolean belowNull(String field, Map<String, String> ours) {
    int dot = field.lastIndexOf('.');
    if (dot < 0) {
      return false;
    }
    String parent = field.substring(0, dot);
    return "null".equals(ours.get(parent)) || belowNull(parent, ours);
  }
}
