package io.tenantry.e2e.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import io.tenantry.e2e.client.Client;
import io.tenantry.e2e.client.Fleet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Every operation that the fleet's OpenAPI document names, but for those only planned. */
public final class Operations {
  private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

  /** One method of one path. */
  public record Operation(String method, String path) {
    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  private Operations() {}

  /** All operations, as the gateway's document lists them. */
  public static List<Operation> of(Fleet fleet) {
    JsonNode document =
        new Client(fleet.url("gateway")).get("/q/openapi?format=json").expect(200).body();
    List<Operation> operations = new ArrayList<>();
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method -> {
                          if (METHODS.contains(method)
                              && !path.getValue().path(method).has("x-not-implemented")) {
                            operations.add(
                                new Operation(method.toUpperCase(Locale.ROOT), path.getKey()));
                          }
                        }));
    return operations;
  }
}
