package io.tenantry.e2e.owasp;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.e2e.client.Client;
import io.tenantry.e2e.client.Fleet;
import io.tenantry.e2e.fleet.Attempts;
import io.tenantry.e2e.fleet.Operations;
import java.util.List;
import org.junit.jupiter.api.Test;

/** OWASP API9:2023. Documented operations exist, and no others. */
class Api09ImproperInventoryManagementE2eTest {
  private final Fleet fleet = Fleet.running();

  @Test
  void every_documented_operation_is_reached_through_the_gateway() {
    assertThat(Operations.of(fleet))
        .allSatisfy(
            operation ->
                assertThat(Attempts.send(new Client(fleet.url("gateway")), operation))
                    .as(operation.toString())
                    .isNotIn(405, 501));
  }

  @Test
  void every_service_says_all_that_it_serves_and_the_gateway_gathers_it() {
    List<String> gathered =
        Operations.of(fleet).stream().map(operation -> operation.toString()).toList();
    fleet.accounts().path("services").properties().stream()
        .filter(service -> !service.getKey().equals("gateway"))
        .forEach(
            service ->
                assertThat(Operations.at(service.getValue().asText()))
                    .allSatisfy(operation -> assertThat(gathered).contains(operation.toString())));
  }

  @Test
  void nothing_of_the_insides_answers_at_the_door() {
    Client anybody = new Client(fleet.url("gateway"));
    for (String path :
        List.of(
            "/internal/v1/allowed-origins",
            "/internal/v1/api-keys/exchange",
            "/q/metrics",
            "/q/dev-ui",
            "/q/info",
            "/q/health",
            "/api/v0/properties",
            "/api/v9/properties",
            "/api/internal/properties",
            "/actuator/env",
            "/.git/config",
            "/api/v1/../../q/metrics",
            "/api/v1/%2e%2e/%2e%2e/q/metrics")) {
      assertThat(anybody.get(path).status()).as(path).isIn(400, 404);
    }
  }
}
