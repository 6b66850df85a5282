package io.tenantry.auth.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.tenantry.platform.testing.LocalStack;
import java.util.Map;

/** Auth as it really runs: with the Keycloak and the Redis of the local stack. */
public final class RealKeycloak implements QuarkusTestResourceLifecycleManager {
  @Override
  public int order() {
    // after the scratch database, which lets services trust test tokens instead
    return 1;
  }

  @Override
  public Map<String, String> start() {
    JsonNode stack = LocalStack.accounts();
    JsonNode keycloak = stack.path("keycloak");
    String url = keycloak.path("url").asText();
    String realm = url + "/realms/" + keycloak.path("realm").asText();
    return Map.of(
        "quarkus.oidc.public-key",
        "",
        "quarkus.oidc.auth-server-url",
        realm,
        "quarkus.oidc.jwks-path",
        "/protocol/openid-connect/certs",
        "quarkus.oidc.token.issuer",
        realm,
        "quarkus.oidc.token.audience",
        "tenantry-api",
        "quarkus.rest-client.keycloak-admin.url",
        url + "/admin/realms/" + keycloak.path("realm").asText(),
        "tenantry.keycloak.client-secret",
        keycloak.path("clientSecret").asText(),
        "quarkus.redis.hosts",
        stack.path("redis").asText());
  }

  @Override
  public void stop() {}
}
