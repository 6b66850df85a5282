package io.tenantry.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.testcontainers.containers.GenericContainer;

/** Needs no container engine: nothing is started. */
class ServerContainersTest {
  private static final ComposeFile COMPOSE = ComposeFile.read(LocalStack.checkout());

  static List<String> servers() {
    return List.copyOf(COMPOSE.servers());
  }

  @Test
  void tests_have_the_servers_that_services_need() {
    assertThat(servers())
        .containsExactly(
            "elasticsearch", "kafka", "keycloak", "mail", "postgres", "redis", "registry", "s3");
  }

  @ParameterizedTest
  @MethodSource("servers")
  void a_container_is_what_the_compose_file_says(String name) {
    ComposeFile.Server server = COMPOSE.server(name);
    try (GenericContainer<?> container = ServerContainers.container(name, server)) {
      assertThat(container.getExposedPorts()).containsExactlyElementsOf(server.ports());
      assertThat(container.getPortBindings()).hasSameSizeAs(server.ports());
      assertThat(container.getEnvMap())
          .containsKeys(server.environment().keySet().toArray(String[]::new));
      assertThat(List.of(container.getCommandParts())).isEqualTo(server.command());
      assertThat(container.getTmpFsMapping().keySet()).isEqualTo(server.folders());
    }
    assertThat(server.image()).contains(":");
    assertThat(server.ports()).isNotEmpty();
    assertThat(server.files().values()).allSatisfy(file -> assertThat(file).isRegularFile());
    assertThat(server.needs()).isSubsetOf(COMPOSE.servers());
    assertThat(server.toString()).doesNotContain("${");
  }

  @Test
  void servers_that_give_out_their_address_give_one_that_tests_reach() {
    Map<String, String> kafka =
        ServerContainers.container("kafka", COMPOSE.server("kafka")).getEnvMap();
    Map<String, String> keycloak =
        ServerContainers.container("keycloak", COMPOSE.server("keycloak")).getEnvMap();

    assertThat(kafka.get("KAFKA_ADVERTISED_LISTENERS")).startsWith("PLAINTEXT://localhost:");
    assertThat(keycloak.get("KC_HOSTNAME")).startsWith("http://localhost:");
  }
}
