package io.tenantry.platform.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * The backing servers that tests use: those of {@code make servers}; or, where the variable {@code
 * TEST_SERVERS} is {@code containers}, containers of the images in docker-compose.yml, each started
 * when it is first asked for and gone with the tests.
 */
public final class TestServers {
  private static final boolean IN_CONTAINERS =
      "containers".equals(System.getenv().getOrDefault("TEST_SERVERS", "local"));

  private TestServers() {}

  /**
   * Addresses and accounts of servers, in the shape of {@code local/run/accounts.json}.
   *
   * @throws IllegalStateException when the local stack was never started
   */
  public static JsonNode find(String name) {
    return IN_CONTAINERS ? Running.CONTAINERS.account(name) : LocalStack.accounts().path(name);
  }

  /** The variables by which the service under test finds its servers. */
  static Map<String, String> settings() {
    return IN_CONTAINERS
        ? Running.CONTAINERS.settings(LocalStack.module())
        : Map.of("REDIS_URL", find("redis").asText());
  }

  /** Nothing is made unless containers are asked for. */
  private static final class Running {
    static final ServerContainers CONTAINERS =
        new ServerContainers(ComposeFile.read(LocalStack.checkout()));
  }
}
