package io.tenantry.e2e.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import io.tenantry.e2e.fleet.Operations.Operation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** One generated request. */
record Attempt(
    Operation operation, String path, Optional<String> body, Map<String, String> headers) {
  private static final List<String> TYPES =
      List.of(
          "text/plain",
          "application/xml",
          "multipart/form-data; boundary=x",
          "a/b",
          "image/png",
          "nonsense");

  /** Makes a request for an operation, with ids that exist where it has some. */
  static Attempt at(Operation operation, Map<String, String> ids, RandomGenerator random) {
    var generator = new Generator(random, operation.document(), random.nextDouble() * 0.4);
    Map<String, String> headers = new HashMap<>();
    if (random.nextInt(20) > 0) {
      headers.put("Idempotency-Key", UUID.randomUUID().toString());
    }
    if (operation.hasBody()) {
      headers.put(
          "Content-Type",
          random.nextInt(25) == 0 ? TYPES.get(random.nextInt(TYPES.size())) : "application/json");
    }
    return new Attempt(
        operation,
        path(operation, ids, generator, random) + query(operation, generator, random),
        operation.hasBody() ? Optional.of(body(operation, generator, random)) : Optional.empty(),
        headers);
  }

  private static String path(
      Operation operation, Map<String, String> ids, Generator generator, RandomGenerator random) {
    String[] parts = operation.path().split("/", -1);
    for (int i = 1; i < parts.length; i++) {
      if (parts[i].startsWith("{")) {
        parts[i] = id(parts[i - 1], ids, generator, random);
      }
    }
    return String.join("/", parts);
  }

  private static String id(
      String collection, Map<String, String> ids, Generator generator, RandomGenerator random) {
    return switch (random.nextInt(4)) {
      case 0 -> UUID.randomUUID().toString();
      case 1 -> encode(generator.oddText().isBlank() ? "x" : generator.oddText());
      default -> ids.getOrDefault(collection, UUID.randomUUID().toString());
    };
  }

  private static String query(Operation operation, Generator generator, RandomGenerator random) {
    var query = new StringBuilder();
    for (JsonNode parameter : operation.description().path("parameters")) {
      if (parameter.path("in").asText().equals("query") && random.nextInt(3) > 0) {
        JsonNode value = generator.value(parameter.path("schema"));
        query
            .append(query.isEmpty() ? "?" : "&")
            .append(parameter.path("name").asText())
            .append("=")
            .append(encode(value.isValueNode() ? value.asText() : value.toString()));
      }
    }
    return query.length() > 4000
        ? query.substring(0, 4000).replaceAll("%[^%]{0,1}$", "")
        : query.toString();
  }

  private static String body(Operation operation, Generator generator, RandomGenerator random) {
    JsonNode schema =
        operation
            .description()
            .path("requestBody")
            .path("content")
            .path("application/json")
            .path("schema");
    String whole = generator.value(schema).toString();
    return switch (random.nextInt(40)) {
      case 0 -> whole.substring(0, random.nextInt(whole.length() + 1));
      case 1 -> "[".repeat(2_000);
      case 2 -> "";
      case 3 -> whole + whole;
      default -> whole;
    };
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public String toString() {
    return operation.method()
        + " "
        + shortened(path)
        + " "
        + headers.getOrDefault("Content-Type", "")
        + " "
        + shortened(body.orElse(""));
  }

  private static String shortened(String text) {
    return text.length() > 160 ? text.substring(0, 160) + "…" : text;
  }
}
