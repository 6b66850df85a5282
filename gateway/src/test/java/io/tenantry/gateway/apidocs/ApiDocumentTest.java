package io.tenantry.gateway.apidocs;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class ApiDocumentTest {
  @Test
  void two_services_may_use_one_name_for_different_things() {
    ApiDocument document = new ApiDocument();
    document.add("rent", description("/api/v1/invoices", "string"));
    document.add("lease", description("/api/v1/leases", "number"));

    JsonObject json = document.json();
    JsonObject schemas = json.getJsonObject("components").getJsonObject("schemas");
    assertThat(schemas.getJsonObject("rent.Page").getString("type")).isEqualTo("string");
    assertThat(schemas.getJsonObject("lease.Page").getString("type")).isEqualTo("number");
    assertThat(json.getJsonObject("paths").getJsonObject("/api/v1/leases").encode())
        .contains("#/components/schemas/lease.Page");
  }

  @Test
  void what_is_not_part_of_the_api_stays_inside() {
    ApiDocument document = new ApiDocument();
    document.add("rent", description("/q/internal", "string"));
    assertThat(document.json().getJsonObject("paths").fieldNames()).isEmpty();
  }

  private static JsonObject description(String path, String type) {
    return new JsonObject(
        """
        {"paths": {"%s": {"get": {"responses": {"200": {"content": {"application/json":
          {"schema": {"$ref": "#/components/schemas/Page"}}}}}}}},
         "components": {"schemas": {"Page": {"type": "%s"}}}}
        """
            .formatted(path, type));
  }
}
