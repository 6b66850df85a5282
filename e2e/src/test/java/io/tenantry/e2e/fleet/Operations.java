package io.tenantry.e2e.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import io.tenantry.e2e.client.Client;
import io.tenantry.e2e.client.Fleet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Every operation that an OpenAPI document names. */
public final class Operations {
  private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

  /**
   * One method of one path.
   *
   * @param permissions the rights it needs, empty when a token is enough
   * @param isPublic whether it answers without a token
   * @param description the operation as the document describes it
   * @param document the whole document, for references
   */
  public record Operation(
      String method,
      String path,
      List<String> permissions,
      boolean isPublic,
      JsonNode description,
      JsonNode document) {
    @Override
    public String toString() {
      return method + " " + path;
    }

    /** True when the path names one object. */
    public boolean takesAnId() {
      return path.contains("{");
    }

    /** The path with an id that nothing has. */
    public String anyPath() {
      return path.replaceAll("\\{[^}]+}", "00000000-0000-7000-8000-000000000000");
    }

    /** True when the operation takes a body. */
    public boolean hasBody() {
      return !method.equals("GET") && !method.equals("DELETE");
    }
  }

  private Operations() {}

  /** All operations that are served, as the gateway's document lists them. */
  public static List<Operation> of(Fleet fleet) {
    return at(fleet.url("gateway"));
  }

  /** All operations that a server says it serves. */
  public static List<Operation> at(String server) {
    return documented(server).stream()
        .filter(operation -> !operation.description().path("x-not-implemented").asBoolean())
        .toList();
  }

  /** All operations that a server names, also those that are planned. */
  public static List<Operation> documented(String server) {
    JsonNode document = new Client(server).get("/q/openapi?format=json").expect(200).body();
    return document.path("paths").properties().stream()
        .filter(path -> path.getKey().startsWith("/api/"))
        .flatMap(path -> of(path.getKey(), path.getValue(), document))
        .toList();
  }

  private static Stream<Operation> of(String path, JsonNode methods, JsonNode document) {
    return methods.properties().stream()
        .filter(method -> METHODS.contains(method.getKey()))
        .map(
            method ->
                new Operation(
                    method.getKey().toUpperCase(Locale.ROOT),
                    path,
                    texts(method.getValue().path("x-permissions")),
                    isPublic(method.getValue()),
                    method.getValue(),
                    document));
  }

  /** The gateway says so plainly; a service says what it needs, or nothing. */
  private static boolean isPublic(JsonNode operation) {
    return operation.has("x-access")
        ? !operation.path("x-access").asText().equals("token")
        : operation.path("security").isEmpty();
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }
}
